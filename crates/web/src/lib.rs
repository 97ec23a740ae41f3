//! The `web` crate.

/// How pages are served.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether cookies go over HTTPS only.
    pub secure_cookies: bool,
}

/// The pages of an agency.
pub fn pages(_cx: app::context::Context, _options: Options) -> axum::Router {
    axum::Router::new()
}
