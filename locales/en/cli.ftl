# The command line.

cli-about = Zadel: from a sales target to a plan that the team has agreed to
cli-usage = Usage:
cli-commands = Commands:
cli-arguments = Arguments:
cli-options = Options:
cli-solve = Work out a plan from a file: deals, meetings, leads, hours by week and rep, and the chance
cli-export = Take a plan away: as an XLSX workbook with live formulas, or as a CSV table
cli-xlsx = Where to write the workbook
cli-csv = Where to write the table of the plan
cli-plan = Plan file in TOML, version 1
cli-json = The answer for programs, as JSON
cli-lang = Language; by default that of the system
cli-help = Show this help
cli-version = Show the version
cli-error-missing = The argument { $argument } is missing.
cli-error-unknown = There is no option { $argument }.
cli-error-command = There is no command { $command }.
cli-error-no-value = The option { $argument } needs a value.
cli-error-value = { $argument }: the value { $value } does not fit. Possible: { $valid }.
cli-error-other = The command line cannot be understood.
cli-see-help = Help: zadel --help
cli-error-surplus = The argument { $argument } is one too many: the command reads one file.
cli-serve = Start the server
cli-migrate = Bring the database up to this version of the program
cli-backup = Save the whole database to one file, while the server runs
cli-restore = Restore an empty database from a file
cli-doctor = Check settings, database and log
cli-link = Print a sign-in link for somebody who forgot the password
cli-token = Print a token by which a program comes in for an owner
cli-token-name = What the program is called
cli-token-scope = What it may: facts:read, facts:write, plans:read; several with commas between
cli-token-until = The last day on which the token is good; without one it does not expire
cli-email = The e-mail that the person signs in with
cli-database = The database: sqlite:PATH or postgres://…; sqlite:zadel.db by default (variable ZADEL_DATABASE)
cli-listen = Address and port; 127.0.0.1:8080 by default
cli-tls-cert = Certificate, a PEM file
cli-tls-key = The certificate's key, a PEM file
cli-public-url = The address people type, if a proxy stands in front
cli-insecure-lan = Listen to the network without encryption: everybody in it sees passwords and sessions
cli-demo = If the database is empty, make the demo company and print a sign-in link
cli-log-json = Log in JSON, for programs
cli-watch = Import the files that another program puts into this folder (variable ZADEL_WATCH)
cli-file = The backup file

serve-listening = Zadel answers at { $url }
serve-setup = There is no company yet. Found it with this link, which is good until the server stops:
serve-demo = Sign in to the demo company (the link works once):
serve-insecure = Careful: no encryption, everybody in the network sees passwords and sessions.
serve-stopped = Zadel has stopped.
token-made = The token. Keep it: it is shown nowhere else again.
error-watch-folder = There is no folder { $folder }, or it is none. Make it, or correct --watch.
error-token-role = Only an owner makes tokens, and { $email } has another role.

error-serve-insecure = The address { $address } is visible from the network, and nothing is encrypted. Add --tls-cert and --tls-key, or --public-url https://… behind a proxy; if the network is yours and there is no other way, --insecure-lan.
error-serve-address = The address { $address } cannot be used. Is another server running there? Or choose another one: --listen 127.0.0.1:8081.
error-public-url = { $url } is no address of a site. It looks like https://plan.example.com, without a path.
error-log-filter = ZADEL_LOG is “{ $filter }”, which is no filter. Examples: info, or zadel_http=info,warn.
error-backup-own-file = { $file } belongs to the database itself. Choose another file for the copy.
error-serve-tls = The certificate or the key cannot be read. Check the files of --tls-cert and --tls-key.
error-serve-tls-half = Both files are needed: --tls-cert and --tls-key.
error-serve-broke = The server stopped: it can no longer listen.
error-serve-listen = { $address } is no address. One looks like 127.0.0.1:8080.

error-database-url = The database { $database } cannot be understood. Write sqlite:PATH or postgres://user@host/database.
error-database-unavailable = The database { $database } does not answer or lets nobody in. Check the address, the name and the password, whether it runs, and whether the server has such a database.
error-database-missing = There is no database { $database }. Check the path; zadel serve makes a new one.
error-database-file = The database file { $database } cannot be opened. Check that the folder is there and may be written.
error-database-full = The database's disk is full. Free some space and try again.
error-database-newer = A newer program has updated the database. Use that one, or restore a backup.
error-database-not-migrated = The database is not up to date. Run zadel migrate.
error-database-other = The database refused: { $what }

export-done = Written: { $file }
error-export-file = { $file } cannot be written. Check the folder, your rights and the space on the disk.
error-export-own-file = { $file } is the plan's own file. Choose another one.
error-export-too-large = The plan is too large for a workbook. Take it away as a table: --csv.

link-made = A sign-in link: it works once, within 7 days. After that the old password stops working.
error-link-nobody = Nobody here has the e-mail { $email }, or the access is closed.
migrate-done = The database is at schema { $schema } now.
backup-done = { $rows ->
    [one] Saved { $rows } row to { $file }; the file was read back and compared.
   *[other] Saved { $rows } rows to { $file }; the file was read back and compared.
}
restore-done = { $rows ->
    [one] Restored { $rows } row from { $file }; the database was read back and compared.
   *[other] Restored { $rows } rows from { $file }; the database was read back and compared.
}
error-backup-file = The file { $file } cannot be written or read. Check the folder and the rights.
error-backup-damaged = The file { $file } is damaged, line { $line }. Nothing was restored; use another backup.
error-backup-schema = The backup was made by a program with another database schema. Restore it with the same version.
error-backup-not-empty = The database is not empty. Backups are restored into empty ones only: name another --database.

doctor-database = Database: { $database }, schema { $schema }
doctor-version = Version: { $version }
doctor-address = Address: { $address }; people open { $url }
doctor-ok = Everything is in order.
doctor-integrity = Integrity of the database: no errors
doctor-broken = The database is damaged: { $what }. Restore a backup: zadel restore.
doctor-audit = { $entries ->
    [one] Log of the company “{ $company }”: { $entries } entry, the chain is whole, last mark { $hash }
   *[other] Log of the company “{ $company }”: { $entries } entries, the chain is whole, last mark { $hash }
}
doctor-audit-broken = The log of the company “{ $company }” was changed behind the program's back at entry { $seq }. Compare with a backup.
doctor-no-company = There is no company yet: start zadel serve and open the link it prints.
doctor-no-tls = The address { $address } is for this machine only; a network takes --tls-cert and --tls-key, or a proxy with --public-url.
cli-import = Take facts from a file of a CRM, a bank or a table
cli-table = The file: CSV, XLSX, an export of a CRM or a bank statement
cli-map = What columns, stages and names of the file mean
cli-dry-run = Only tell what would come of it; write nothing
cli-rebuild = Compute deals, cube and kept forecasts again, and compare
cli-demo-command = Make the demo company in an empty database, or its export files in a folder
cli-demo-files = Write the files that CRMs and a bank would export of the demo company: to try the import

demo-made = The demo company is made in { $database }.
demo-counts = People: { $people }. Teams: { $teams }. Leads and deals: { $deals }. Facts: { $facts }.
demo-told = Facts from { $from } to { $until }.
demo-plan = Plan: { $period }, for the line “{ $line }”.
demo-start = To start: zadel serve --demo --database { $database } (a sign-in link is printed).
demo-files = Written to { $folder }:
demo-file-deals-before = deals of Bitrix24 as they stood a month ago: begin with them
demo-file-deals = the same deals yesterday: only what changed comes in
demo-file-deals-page = the same, as Bitrix24 saves it “for Excel”: there is nothing new in it
demo-file-leads = leads of Bitrix24
demo-file-amocrm = amoCRM, all columns: the currency is asked
demo-file-amocrm-workbook = amoCRM, a choice of columns, as a workbook: nothing new after amocrm.csv
demo-file-statement = payments: a bank statement for 1C
demo-files-where = About one row in a hundred is wrong on purpose. Try the files in a company of your own, zadel serve --database sqlite:try.db: the demo has these deals already and would count them twice.
error-demo-file = { $file } is there already and was left alone. Name another folder: --files NEW_FOLDER
error-demo-company = The database already has a company. Name an empty one: --database sqlite:demo.db
