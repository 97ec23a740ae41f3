//! What every answer carries and every request must satisfy: security headers, a strict content policy,
//! protection against forged forms, size limits, compression, and a page for each panic.

use crate::{addresses, failure, lang};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{self, Next};
use axum::response::Response;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

/// The largest body of an ordinary form, in bytes.
pub const FORM_LIMIT: usize = 256 * 1024;
/// The largest body of an import, in bytes.
pub const IMPORT_LIMIT: usize = 32 * 1024 * 1024;

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// Wraps the pages in the layers that each answer passes, innermost first.
pub fn layered<S: Clone + Send + Sync + 'static>(pages: Router<S>) -> Router<S> {
    pages
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(middleware::from_fn(lang::remember))
        .layer(middleware::from_fn(failure::pages))
        .layer(middleware::from_fn(addresses::guard))
        .layer(middleware::from_fn(headers))
        .layer(CompressionLayer::new())
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
