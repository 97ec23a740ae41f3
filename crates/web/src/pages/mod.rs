//! One file per page: extract, use case, view, response. Views carry finished words; templates only place them.

mod account;
mod activation;
mod anomalies;
mod criteria;
pub(crate) mod entry;
#[cfg(test)]
mod exported;
mod grounds;
mod home;
mod import;
mod imports;
mod limits;
mod lines;
mod mine;
mod my_placement;
mod need_files;
mod needs;
mod not_me;
mod own_data;
mod people;
mod person;
mod plan;
mod plan_answer;
mod plan_chains;
mod plan_compare;
mod plan_conflict;
mod plan_moves;
mod plan_person;
mod plan_relatives;
mod plans;
mod post;
mod posts;
mod projection;
mod receipt;
mod record;
mod rules;
#[cfg(test)]
pub(crate) mod served;
mod sign_in;
mod slips;
#[cfg(test)]
mod story;
mod system;
mod unit;
mod user;
mod user_grant;
mod user_roles;
mod users;
pub(crate) mod wording;
mod words;
mod work;

use crate::server::Web;
use crate::{routes, security};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Every page with its address.
pub(crate) fn all() -> Router<Web> {
    Router::new()
        .route(routes::HOME, get(home::show))
        .route(routes::ACTIVATION, get(activation::show).post(activation::send))
        .route(routes::ACCOUNT, get(account::show).post(account::send))
        .route(routes::WORK, get(work::show))
        .route(routes::ANOMALIES, get(anomalies::show))
        .route(routes::SIGN_IN, get(sign_in::show).post(sign_in::send))
        .route(routes::SIGN_OUT, post(sign_in::leave))
        .route(routes::MINE, get(mine::show))
        .route(routes::MY_PLACEMENT, get(my_placement::show))
        .route(routes::NOT_ME, get(not_me::show))
        .route(routes::RULES, get(rules::show))
        .route(routes::AUDIT, get(record::show))
        .route(routes::SYSTEM, get(system::show))
        .route(routes::USERS, get(users::show).post(users::add))
        .route(routes::USER, get(user::show).post(user::switch))
        .route(routes::USER_ROLE, post(user_roles::send))
        .route(routes::USER_SLIP, post(slips::reissue))
        .route(routes::SLIPS, get(slips::show).post(slips::issue))
        .route(routes::IMPORTS, get(imports::show))
        .route(routes::IMPORTS, post(imports::upload).layer(DefaultBodyLimit::max(security::IMPORT_LIMIT)))
        .route(routes::REGISTERS, get(imports::back).post(imports::declare))
        .route(routes::IMPORT, get(import::show))
        .route(routes::IMPORT_COLUMNS, post(import::columns))
        .route(routes::IMPORT_FINDINGS, get(import::findings))
        .route(routes::IMPORT_REJECTED, get(import::rejected))
        .route(routes::IMPORT_APPLY, post(import::apply))
        .route(routes::IMPORT_ABSENCE, post(import::missing::decide))
        .route(routes::IMPORT_LEAVE, post(import::leave))
        .route(routes::IMPORT_UNDO, post(import::undo))
        .route(routes::NEEDS, get(needs::show))
        .route(routes::NEEDS_XLSX, get(need_files::xlsx))
        .route(routes::NEEDS_CSV, get(need_files::csv))
        .route(routes::NEED, get(post::show))
        .route(routes::POST, get(post::show))
        .route(routes::PEOPLE, get(people::show).post(people::find))
        .route(routes::PERSON, get(person::show))
        .route(routes::POSTS, get(posts::show))
        .route(routes::UNITS, get(unit::list))
        .route(routes::UNIT, get(unit::show))
        .route(routes::PROJECTION, get(projection::show))
        .route(routes::CRITERIA, get(criteria::show).post(criteria::send))
        .route(routes::PLANS, get(plans::show))
        .route(routes::PLAN_ASK, post(plans::ask))
        .route(routes::DEMAND_LIFT, post(plans::lift))
        .route(routes::PLANS_COMPARED, get(plan_compare::show))
        .route(routes::PLAN, get(plan::show).post(plan::find))
        .route(routes::PLAN_CANCEL, post(plan::cancel))
        .route(routes::PLAN_PUBLISH, post(plan::publish))
        .route(routes::PLAN_WITHDRAW, post(plan::withdraw))
        .route(routes::PLAN_MOVES, get(plan_moves::moves_file))
        .route(routes::PLAN_PERSON, get(plan_person::show))
        .route(routes::DEMAND, post(plan_person::send))
}

#[cfg(test)]
pub(crate) mod tests;
