//! One file per page: extract, use case, view, response. Views carry finished words; templates only place them.

mod mine;
mod my_placement;
mod not_me;
mod own_data;
mod sign_in;
#[cfg(test)]
mod story;
mod wording;
mod lines;
mod need_files;
mod needs;
mod people;
mod person;
mod post;
mod posts;
mod projection;
mod rules;
mod unit;

use crate::routes;
use crate::server::Web;
use axum::Router;
use axum::routing::{get, post};

/// Every page with its address.
pub(crate) fn all() -> Router<Web> {
    Router::new()
        .route(routes::SIGN_IN, get(sign_in::show).post(sign_in::send))
        .route(routes::SIGN_OUT, post(sign_in::leave))
        .route(routes::MINE, get(mine::show))
        .route(routes::MY_PLACEMENT, get(my_placement::show))
        .route(routes::NOT_ME, get(not_me::show))
        .route(routes::RULES, get(rules::show))
        .route(routes::NEEDS, get(needs::show))
        .route(routes::NEEDS_XLSX, get(need_files::xlsx))
        .route(routes::NEEDS_CSV, get(need_files::csv))
        .route(routes::NEED, get(post::show))
        .route(routes::POST, get(post::show))
        .route(routes::PEOPLE, get(people::show))
        .route(routes::PERSON, get(person::show))
        .route(routes::POSTS, get(posts::show))
        .route(routes::UNITS, get(unit::list))
        .route(routes::UNIT, get(unit::show))
        .route(routes::PROJECTION, get(projection::show))
}
