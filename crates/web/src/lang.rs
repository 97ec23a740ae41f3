//! The language of a page: asked for by `?lang=`, kept in a cookie, Indonesian otherwise.
//! Wording does not live here: templates carry both languages side by side.

use axum::extract::Request;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::Response;

pub use text::lang::Lang;

/// The language a code names; anything unknown is Indonesian.
#[must_use]
pub fn named(code: &str) -> Lang {
    Lang::parse(code).unwrap_or(Lang::Id)
}

/// The language of a request: the address first, then the cookie.
#[must_use]
pub fn of_request(uri: &Uri, headers: &HeaderMap) -> Lang {
    asked(uri).or_else(|| cookie(headers, "lang")).map_or(Lang::Id, named)
}

/// The value of one cookie, when the request carries it.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then_some(value)
        })
}

/// Remembers a language that the address asked for.
pub async fn remember(request: Request, next: Next) -> Response {
    let chosen = asked(request.uri()).map(named);
    let mut response = next.run(request).await;
    if let Some(lang) = chosen {
        let line = match lang {
            Lang::Id => "lang=id; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
            Lang::En => "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
        };
        response.headers_mut().append(SET_COOKIE, HeaderValue::from_static(line));
    }
    response
}

/// This address in the other language, every other part of the question kept.
#[must_use]
pub fn switched(uri: &Uri, to: Lang) -> String {
    let kept =
        uri.query().unwrap_or("").split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let mut query: Vec<&str> = kept.collect();
    query.push(match to {
        Lang::Id => "lang=id",
        Lang::En => "lang=en",
    });
    format!("{}?{}", uri.path(), query.join("&"))
}

fn asked(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("lang="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_over_the_cookie_and_unknown_is_indonesian() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=b; lang=en"));
        assert_eq!(of_request(&Uri::from_static("/kerja"), &headers), Lang::En);
        assert_eq!(of_request(&Uri::from_static("/kerja?lang=id"), &headers), Lang::Id);
        assert_eq!(of_request(&Uri::from_static("/kerja?lang=xx"), &headers), Lang::Id);
    }

    #[test]
    fn the_switch_keeps_the_filter() {
        let uri = Uri::from_static("/pegawai?q=ani&lang=id&hal=2");
        assert_eq!(switched(&uri, Lang::En), "/pegawai?q=ani&hal=2&lang=en");
    }
}
