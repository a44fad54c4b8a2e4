//! What tests need beside Rust: a PostgreSQL server, a browser and a spreadsheet. As root on Debian they are installed and started; elsewhere
//! their tests are reported as skipped, with the reason.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::parts::is_there;

const START: &str = "pg_ctlcluster --skip-systemctl-redirect $(ls /etc/postgresql | tail -n 1) main restart";

/// Makes sure of a PostgreSQL server; else says why there is none.
pub(crate) fn postgres() -> Result<(), String> {
    if std::env::var_os("ZADEL_TEST_POSTGRES").is_some() || listens() {
        return Ok(());
    }
    if !is_root_on_debian() {
        return Err("no PostgreSQL on 127.0.0.1:5432, and none named in ZADEL_TEST_POSTGRES".to_owned());
    }
    if Path::new("/usr/lib/postgresql").exists() {
        // Somebody else's, and perhaps with data: it is started as it is, and nothing in it is changed.
        shell(START)?;
        return if listens() { Ok(()) } else { Err("the PostgreSQL that is installed does not start".to_owned()) };
    }
    install("postgresql")?;
    // Installed this minute: it holds nothing, and whoever is on this machine may test in it.
    let trust = r"sed -i 's/\(scram-sha-256\|peer\|md5\)$/trust/' /etc/postgresql/*/main/pg_hba.conf";
    shell(trust)?;
    shell(START)?;
    if listens() { Ok(()) } else { Err("PostgreSQL was installed and does not answer".to_owned()) }
}

/// Makes sure of Chromium; else says why there is none.
pub(crate) fn chromium() -> Result<(), String> {
    let is_here = || is_there("chromium", "--version");
    if is_here() {
        return Ok(());
    }
    if !is_root_on_debian() {
        return Err("no chromium: apt-get install chromium".to_owned());
    }
    install("chromium")?;
    if is_here() { Ok(()) } else { Err("chromium was installed and does not start".to_owned()) }
}

/// Makes sure of the spreadsheet of `LibreOffice`; else says why there is none.
pub(crate) fn libreoffice() -> Result<(), String> {
    let is_here = || is_there("soffice", "--version");
    if is_here() {
        return Ok(());
    }
    if !is_root_on_debian() {
        return Err("no soffice: apt-get install libreoffice-calc-nogui".to_owned());
    }
    install("libreoffice-calc-nogui")?;
    if is_here() { Ok(()) } else { Err("LibreOffice was installed and does not start".to_owned()) }
}

fn listens() -> bool {
    let address = SocketAddr::from(([127, 0, 0, 1], 5432));
    TcpStream::connect_timeout(&address, Duration::from_secs(2)).is_ok()
}

fn is_root_on_debian() -> bool {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    is_root && Path::new("/etc/debian_version").exists()
}

fn install(package: &str) -> Result<(), String> {
    let quietly = "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends";
    shell(&format!("apt-get update -qq && {quietly} {package} > /dev/null"))
}

fn shell(script: &str) -> Result<(), String> {
    let ended = Command::new("sh").args(["-c", script]).status();
    if ended.is_ok_and(|status| status.success()) { Ok(()) } else { Err(format!("failed: {script}")) }
}
