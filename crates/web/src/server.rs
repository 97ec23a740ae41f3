//! The pages put together: each address with its handler, and the layers around them.

use crate::failure::Failure;
use crate::format::Zone;
use crate::{assets, health, routes, security};
use app::context::Context;
use axum::Router;
use axum::routing::get;

/// How pages are served.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether cookies go over HTTPS only.
    pub secure_cookies: bool,
    /// The agency's zone, in which moments are told.
    pub zone: Zone,
}

/// What every handler gets.
#[derive(Clone)]
pub struct Web {
    /// The use cases' context.
    pub cx: Context,
    /// How pages are served.
    pub options: Options,
}

/// The pages of an agency.
pub fn pages(cx: Context, options: Options) -> Router {
    let all = Router::new()
        .route(routes::HEALTHZ, get(health::healthz))
        .route(routes::READYZ, get(health::readyz))
        .route(routes::ASSET, get(assets::serve))
        .merge(crate::pages::all())
        .fallback(|| async { Failure::NotFound });
    let web = Web { cx, options };
    security::layered(all, &web).with_state(web)
}
