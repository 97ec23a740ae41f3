//! U1 `/`: what this is, which round runs, where to sign in, and the rules; without a single name.

use crate::failure::Failure;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::server::Web;
use crate::visit::{self, Visit};
use app::error::AppError;
use askama::Template;
use axum::extract::State;
use axum::response::Response;

#[derive(Template)]
#[template(path = "pages/home.html")]
pub(crate) struct HomePage {
    frame: Frame,
    l: Lang,
    agency: String,
    round: Option<String>,
    home: Option<String>,
}

/// `GET /`.
pub(crate) async fn show(State(web): State<Web>, visit: Visit) -> Result<Response, Failure> {
    let world = web.cx.world().await?;
    let round = match app::weights::round(&web.cx).await {
        Ok((_, name)) => Some(name),
        Err(AppError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let home = visit.actor.as_ref().map(visit::home_of);
    visit::page(&HomePage {
        agency: world.agency_name.clone(),
        round,
        home,
        frame: visit.frame(&world),
        l: visit.l,
    })
}
