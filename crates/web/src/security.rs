//! What every answer carries and every request must satisfy: security headers, a strict content policy,
//! protection against forged forms, size limits, compression, and a page for each panic.

use crate::server::Web;
use crate::{addresses, failure, lang};
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};

/// The largest body of an ordinary form, in bytes.
pub const FORM_LIMIT: usize = 256 * 1024;
/// The largest body of an import, in bytes.
pub const IMPORT_LIMIT: usize = 32 * 1024 * 1024;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// Wraps the pages in the layers that each answer passes, innermost first.
pub fn layered(pages: Router<Web>, web: &Web) -> Router<Web> {
    // One line a request with RUST_LOG=info. It names the pattern of the address, never what stands in it.
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &Request| {
            tracing::info_span!("request", method = %request.method(), page = pattern(request))
        })
        .on_request(())
        .on_response(DefaultOnResponse::new().level(tracing::Level::INFO))
        .on_failure(());
    pages
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(middleware::from_fn(lang::remember))
        .layer(middleware::from_fn_with_state(web.clone(), failure::pages))
        .layer(middleware::from_fn(addresses::guard))
        .layer(middleware::from_fn(headers))
        .layer(CompressionLayer::new())
        .layer(trace)
}

/// The pattern of the address asked for, such as `/pegawai/{id}`; a dash where none fits.
fn pattern(request: &Request) -> &str {
    request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str)
}

async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let out = response.headers_mut();
    out.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    out.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    out.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    out.insert(
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    );
    // Pages hold personal data; static files set their own keeping.
    out.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn the_log_names_patterns_and_never_what_stands_in_an_address() {
        async fn seen(request: Request, next: Next) -> Response {
            let name = HeaderValue::from_str(pattern(&request)).expect("a pattern");
            let mut response = next.run(request).await;
            response.headers_mut().insert("x-pattern", name);
            response
        }
        let app: Router = Router::new()
            .route(crate::routes::PERSON, get(|| async { "" }))
            .fallback(|| async { "" })
            .layer(middleware::from_fn(seen));
        for (address, told) in [
            ("/pegawai/198503122010012907?q=198503122010012907", "/pegawai/{id}"),
            ("/198503122010012907", "-"),
        ] {
            let request = Request::get(address).body(Body::empty()).expect("a request");
            let response = app.clone().oneshot(request).await.expect("an answer");
            assert_eq!(response.headers()["x-pattern"], told);
        }
    }
}
