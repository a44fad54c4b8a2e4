//! Listening: addresses, TLS, patience, and an end that cuts nobody off.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::TokioTimer;
use tracing::info;

use crate::Settings;

/// Where and how to listen.
#[derive(Clone, Debug)]
pub struct Listen {
    /// The address; port 0 takes any that is free.
    pub address: SocketAddr,
    /// Encrypted by this process itself.
    pub tls: Option<Tls>,
}

/// A certificate and its key, as PEM files.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The certificate with those that vouch for it.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// Why the server does not listen.
#[derive(Debug)]
pub enum ServeError {
    /// Beyond loopback without https, and nobody said that this is meant.
    Insecure,
    /// The certificate or the key cannot be read.
    Tls(io::Error),
    /// The address is taken, or not this machine's.
    Address(io::Error),
    /// Listening broke off.
    Broke(io::Error),
}

impl Listen {
    /// Refuses to send passwords and sessions through a network in the clear.
    ///
    /// # Errors
    /// [`ServeError::Insecure`].
    pub fn check(&self, settings: &Settings) -> Result<(), ServeError> {
        let is_here = self.address.ip().is_loopback();
        if settings.is_https() || is_here || settings.insecure_lan { Ok(()) } else { Err(ServeError::Insecure) }
    }
}

/// Serves until `stop` ends; then requests under way have a while to end too. `ready` hears the address.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(
    router: Router,
    listen: Listen,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    /// Somebody who says nothing, or sends a head letter by letter, holds a connection this long and no longer.
    const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
    /// Streams of changes never end by themselves.
    const PATIENCE: Duration = Duration::from_secs(5);
    let listener = std::net::TcpListener::bind(listen.address).map_err(ServeError::Address)?;
    listener.set_nonblocking(true).map_err(ServeError::Address)?;
    let address = listener.local_addr().map_err(ServeError::Address)?;
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stop.await;
            info!("stopping");
            handle.graceful_shutdown(Some(PATIENCE));
        }
    });
    let service = router.into_make_service();
    match listen.tls {
        None => {
            let server = axum_server::from_tcp(listener).map_err(ServeError::Address)?;
            let mut server = server.handle(handle).first_request_timeout(HEAD_TIMEOUT);
            patient(server.http_builder(), HEAD_TIMEOUT);
            ready(address);
            server.serve(service).await.map_err(ServeError::Broke)
        }
        Some(tls) => {
            // An error says that there is a provider already: it is the same.
            drop(rustls::crypto::ring::default_provider().install_default());
            let config = RustlsConfig::from_pem_file(tls.certificate, tls.key).await.map_err(ServeError::Tls)?;
            let server = axum_server::from_tcp_rustls(listener, config).map_err(ServeError::Address)?;
            let mut server = server.handle(handle).first_request_timeout(HEAD_TIMEOUT);
            patient(server.http_builder(), HEAD_TIMEOUT);
            ready(address);
            server.serve(service).await.map_err(ServeError::Broke)
        }
    }
}

/// Gives heads their time, and asks a silent HTTP/2 connection whether anybody is still there.
fn patient(builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>, head: Duration) {
    const ASK_EVERY: Duration = Duration::from_secs(20);
    builder.http1().timer(TokioTimer::new()).header_read_timeout(head);
    let mut http2 = builder.http2();
    http2.timer(TokioTimer::new()).keep_alive_interval(ASK_EVERY).keep_alive_timeout(head);
}
