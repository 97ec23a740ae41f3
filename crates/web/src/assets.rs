//! The static files: one stylesheet and the mark, compiled in. Addressed by content hash, so a browser
//! keeps them for ever; nothing is fetched from elsewhere and there is no script.

use crate::routes;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    content_type: &'static str,
    body: &'static str,
    tag: String,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    [
        ("app.css", "text/css; charset=utf-8", include_str!("../assets/app.css")),
        ("mark.svg", "image/svg+xml", include_str!("../assets/mark.svg")),
    ]
    .into_iter()
    .map(|(name, content_type, body)| {
        let digest = Sha256::digest(body.as_bytes());
        let tag = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Asset { name, content_type, body, tag }
    })
    .collect()
});

/// The address of the stylesheet as it is now.
#[must_use]
pub fn stylesheet() -> String {
    address("app.css")
}

/// The address of the mark, for the browser's tab.
#[must_use]
pub fn mark() -> String {
    address("mark.svg")
}

fn address(name: &str) -> String {
    let tag = ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.tag.as_str());
    routes::asset(tag, name)
}

/// `GET /aset/{tag}/{name}`: an old tag still answers, with the file of today and no long keeping.
pub async fn serve(Path((tag, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let etag = format!("\"{}\"", asset.tag);
    let keep = if tag == asset.tag { "public, max-age=31536000, immutable" } else { "no-cache" };
    let is_known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()) == Some(etag.as_str());
    let mut response =
        if is_known { StatusCode::NOT_MODIFIED.into_response() } else { asset.body.into_response() };
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    out.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        out.insert(ETAG, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_current_tag_is_kept_for_ever_and_an_old_one_is_not() {
        let address = stylesheet();
        let tag = address.split('/').nth(2).expect("a tag").to_owned();
        let fresh = serve(Path((tag.clone(), "app.css".into())), HeaderMap::new()).await;
        assert_eq!(fresh.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
        let old = serve(Path(("0".into(), "app.css".into())), HeaderMap::new()).await;
        assert_eq!(old.headers()[CACHE_CONTROL], "no-cache");
        let mut known = HeaderMap::new();
        known.insert(IF_NONE_MATCH, HeaderValue::from_str(&format!("\"{tag}\"")).expect("ascii"));
        let again = serve(Path((tag, "app.css".into())), known).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let none = serve(Path(("0".into(), "app.js".into())), HeaderMap::new()).await;
        assert_eq!(none.status(), StatusCode::NOT_FOUND);
    }
}
