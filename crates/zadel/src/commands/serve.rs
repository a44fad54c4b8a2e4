//! `zadel serve`.

use std::future::pending;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal;
use tracing::warn;
use tracing_subscriber::EnvFilter;
use zadel_app::forecast::keep_weekly;
use zadel_app::watch::Watch;
use zadel_app::{App, StoreError, demo, setup};
use zadel_http::ServeError;
use zadel_store::companies::list_companies;
use zadel_store::live::Heard;
use zadel_texts::{Language, Texts};

use super::failure::Failure;
use super::migrate::open_migrated;
use crate::config::Config;
use crate::terminal::print;

/// Between two looks into a watched folder: a file that has not changed for so long is taken for complete.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Between two looks whether the forecasts of the last week can be made: its facts may come at any hour.
const WEEK_EVERY: Duration = Duration::from_mins(15);
/// From the start to the first of those looks.
const FIRST_WEEK_AFTER: Duration = Duration::from_mins(1);
/// Companies that are listed together.
const PAGE: u32 = 1000;

pub(super) async fn serve(config: &Config, watch: Option<PathBuf>, texts: &Texts) -> Result<ExitCode, Failure> {
    start_log(config)?;
    let listen = config.listen()?;
    let settings = config.settings();
    let failure = |error: ServeError| Failure::Serve { address: config.listen.clone(), error };
    listen.check(&settings).map_err(failure)?;
    // Looked at before anything is made: a mistyped address would stand in every link.
    config.url(&config.listen)?;
    if let Some(folder) = watch.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure::NoFolder(folder.display().to_string()));
    }
    let db = open_migrated(&config.database).await?;
    let app = Arc::new(App::new(db, super::clock, super::entropy));
    let link = first_link(&app, config, texts).await?;
    hear_other_instances(&app, config).await?;
    let watching = watch.map(|folder| tokio::spawn(look_again_and_again(Arc::clone(&app), folder, texts.language())));
    let forecasting = tokio::spawn(keep_weeks(Arc::clone(&app)));
    let is_insecure = config.insecure_lan;
    let ready = |address: std::net::SocketAddr| {
        let base = config.url(&address.to_string()).unwrap_or_default();
        let mut page = texts.say_with("serve-listening", &[("url", base.as_str().into())]) + "\n";
        if is_insecure {
            page += &(texts.say("serve-insecure") + "\n");
        }
        if let Some((key, path)) = &link {
            page += &[&texts.say(key), "\n  ", &base, path, "\n"].concat();
        }
        if print(&page).is_err() {
            warn!("unprinted");
        }
    };
    let router = zadel_http::router(Arc::clone(&app), settings);
    zadel_http::serve(router, listen.clone(), ready, stop()).await.map_err(failure)?;
    forecasting.abort();
    if let Some(watching) = watching {
        // An import that is under way is undone as a whole; its file is still there.
        watching.abort();
    }
    app.db().close().await;
    print(&format!("{}\n", texts.say("serve-stopped"))).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// What is printed for whoever started the server: the way in, if there is none yet or if it is the demo.
async fn first_link(app: &App, config: &Config, texts: &Texts) -> Result<Option<(&'static str, String)>, Failure> {
    if config.demo {
        demo::seed(app, texts.language()).await.map_err(Failure::Refused)?;
        if let Some(link) = demo::link(app).await.map_err(Failure::Refused)? {
            return Ok(Some(("serve-demo", format!("/enter#{link}"))));
        }
        // The company that was there already is not the demo's, and may belong to nobody yet.
    }
    let token = setup::offer(app).await.map_err(Failure::Refused)?;
    Ok(token.map(|token| ("serve-setup", format!("/setup#{token}"))))
}

async fn look_again_and_again(app: Arc<App>, folder: PathBuf, language: Language) {
    let (texts, mut watch) = (Texts::of(language), Watch::of(folder));
    loop {
        watch.look(&app, &texts).await;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Keeps the forecasts of every week of every company, each as soon as the facts of the week are there.
async fn keep_weeks(app: Arc<App>) {
    // Whoever waits for the first page goes first.
    tokio::time::sleep(FIRST_WEEK_AFTER).await;
    loop {
        if let Err(error) = keep_week(&app).await {
            warn!(%error, "weekly_forecasts");
        }
        tokio::time::sleep(WEEK_EVERY).await;
    }
}

async fn keep_week(app: &App) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let companies = list_companies(app.db(), after, PAGE).await?;
        let Some(last) = companies.last() else { return Ok(()) };
        after = Some(last.company);
        for company in companies {
            if let Err(error) = keep_weekly(app, company.company).await {
                // The next look tries again, and nothing that was kept is lost; other companies do not wait for it.
                warn!(company = company.company.get(), %error, "weekly_forecasts");
            }
        }
    }
}

/// Several instances on one `PostgreSQL` tell each other what changed.
async fn hear_other_instances(app: &Arc<App>, config: &Config) -> Result<(), Failure> {
    let listener = app.db().listen().await.map_err(Failure::database(&config.database))?;
    let Some(mut listener) = listener else { return Ok(()) };
    let app = Arc::clone(app);
    tokio::spawn(async move {
        while let Some(heard) = listener.next().await {
            match heard {
                Heard::Message(payload) => app.live().hear(&payload),
                Heard::Gap => app.live().miss(),
            }
        }
    });
    Ok(())
}

fn start_log(config: &Config) -> Result<(), Failure> {
    const VARIABLE: &str = "ZADEL_LOG";
    let wanted = std::env::var(VARIABLE).unwrap_or_default();
    let wanted = if wanted.is_empty() { "warn".to_owned() } else { wanted };
    let filter = EnvFilter::try_new(&wanted).map_err(|_| Failure::Log(wanted))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second log of one process would be a defect of ours, and is no reason not to serve.
    drop(if config.log_json { log.json().try_init() } else { log.try_init() });
    Ok(())
}

/// Ends when somebody asks the process to stop.
async fn stop() {
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(_) => pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = pending::<()>();
    tokio::select! {
        interrupted = signal::ctrl_c() => if interrupted.is_err() { pending().await },
        () = terminated => {}
    }
}
