//! Answers for the operator's monitor; they say nothing about people.

use crate::server::Web;
use axum::extract::State;
use axum::http::StatusCode;

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// `GET /readyz`: the database answers too.
pub async fn readyz(State(web): State<Web>) -> (StatusCode, &'static str) {
    match app::system::ready(&web.cx).await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
