//! A demo server of the benchmark: begun, awaited, looked at, ended.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail};

use super::Stopwatch;
use super::http::Visitor;

/// A running server; it ends with the value.
pub(crate) struct Server {
    child: Child,
    /// Host and port.
    pub(crate) host: String,
    /// Seconds from start to the first page.
    pub(crate) ready_seconds: f64,
}

impl Server {
    /// Starts the demo of a prepared folder and waits until it answers.
    ///
    /// # Errors
    /// Where it ends, or does not answer within two minutes.
    pub(crate) fn start(binary: &Path, data: &Path) -> anyhow::Result<Self> {
        // The system names a free port; it is given back just before the demo takes it.
        let host = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let watch = Stopwatch::start();
        let mut child = Command::new(binary)
            .args(["demo", "--listen", &host, "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let visitor = Visitor { host: host.clone(), cookie: None };
        while watch.seconds() < 120.0 {
            if let Some(status) = child.try_wait()? {
                bail!("the demo ended with {status}");
            }
            if visitor.get("/readyz").is_ok_and(|answer| answer.status == 200) {
                return Ok(Self { child, host, ready_seconds: watch.seconds() });
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        child.kill().ok();
        bail!("the demo did not answer within two minutes")
    }

    /// A value of `/proc/PID/status` in MiB: `VmRSS` or `VmHWM`.
    ///
    /// # Errors
    /// Where the process is gone or the system has no such file.
    pub(crate) fn memory(&self, name: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|l| l.starts_with(name)).context("no such value")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no number")?.parse()?;
        Ok(kib / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
