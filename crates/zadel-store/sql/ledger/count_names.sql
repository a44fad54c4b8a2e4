SELECT
    (SELECT COUNT(*) FROM names WHERE company_id = $1) AS n_names,
    (SELECT COUNT(*) FROM clients WHERE company_id = $1) AS n_clients
