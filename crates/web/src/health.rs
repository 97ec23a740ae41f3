//! `GET /healthz`: the process answers. Readiness, which asks the database, stands beside the pages that
//! need it; neither says anything about people.

/// Always `ok`.
pub async fn healthz() -> &'static str {
    "ok"
}
