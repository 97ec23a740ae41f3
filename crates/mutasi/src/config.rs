//! Settings of an installation: `mutasi.toml`, then `MUTASI_*` variables, then flags.

use std::path::Path;

use serde::Deserialize;

/// Settings of an installation.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// `sqlite://FILE` or `postgres://…`.
    pub(crate) database_url: String,
    /// Address to listen on.
    pub(crate) listen: String,
    /// Time zone of the agency.
    pub(crate) time_zone: String,
    /// Whether cookies are sent over HTTPS only; off for a machine of one's own.
    pub(crate) secure_cookies: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://mutasi.db".to_owned(),
            listen: "127.0.0.1:8080".to_owned(),
            time_zone: "Asia/Jakarta".to_owned(),
            secure_cookies: true,
        }
    }
}

impl Config {
    /// Reads file and environment.
    ///
    /// # Errors
    /// When the file is there but not as it should be; the message names the line.
    pub(crate) fn load() -> anyhow::Result<Self> {
        let file = Path::new("mutasi.toml");
        let mut config: Self = if file.exists() {
            toml::from_str(&std::fs::read_to_string(file)?)
                .map_err(|e| anyhow::anyhow!("mutasi.toml: {e}"))?
        } else {
            Self::default()
        };
        let set = |name: &str, slot: &mut String| {
            if let Ok(value) = std::env::var(name) {
                *slot = value;
            }
        };
        set("MUTASI_DATABASE_URL", &mut config.database_url);
        set("MUTASI_LISTEN", &mut config.listen);
        set("MUTASI_TIME_ZONE", &mut config.time_zone);
        if let Ok(value) = std::env::var("MUTASI_SECURE_COOKIES") {
            config.secure_cookies = value != "false" && value != "0";
        }
        Ok(config)
    }
}
