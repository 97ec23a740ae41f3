//! No NIP stands in an address: addresses are kept by browsers, proxies and logs. Forms that look for people are
//! sent in the body of a POST; a name then goes into the address, a NIP does not. Whoever writes one into an address
//! by hand is led to the same address without it.

use axum::extract::{Query, Request};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::routes;

/// Digits in a row, blanks and dots between them not counted, that may be a NIP or a good part of one.
const DIGITS: usize = 8;
/// Names of values that people type into.
const TYPED: [&str; 2] = ["q", "cari"];
/// The address to return to after signing in.
const BACK: &str = "ke";

/// Whether somebody typed a NIP, or a good part of one.
#[must_use]
pub fn looks_like_nip(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')) {
        run = if c.is_numeric() { run + 1 } else { 0 };
        if run >= DIGITS {
            return true;
        }
    }
    false
}

/// The text as an address may hold it: empty where it looks like a NIP.
#[must_use]
pub fn sayable(text: &str) -> &str {
    if looks_like_nip(text) { "" } else { text }
}

/// The address without values that look like a NIP; `None` where nothing had to go.
fn cleaned(uri: &Uri) -> Option<String> {
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(uri).ok()?;
    let mut is_changed = false;
    let kept: Vec<(String, String)> = pairs
        .into_iter()
        .filter_map(|(name, value)| {
            if TYPED.contains(&name.as_str()) && looks_like_nip(&value) {
                is_changed = true;
                return None;
            }
            let inner =
                if name == BACK { value.parse::<Uri>().ok().and_then(|back| cleaned(&back)) } else { None };
            is_changed |= inner.is_some();
            Some((name, inner.unwrap_or(value)))
        })
        .collect();
    let kept: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    is_changed.then(|| routes::query(uri.path(), &kept))
}

/// Leads an address that holds a NIP to the same address without it, before anything else sees it.
pub async fn guard(request: Request, next: Next) -> Response {
    match cleaned(request.uri()) {
        Some(address) => Redirect::to(&address).into_response(),
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::login_of;
    use crate::testapp::TestApp;
    use app::permission::Role;
    use axum::http::StatusCode;

    fn clean(address: &str) -> Option<String> {
        cleaned(&address.parse().expect("an address"))
    }

    #[test]
    fn only_typed_values_are_judged_and_only_long_rows_of_digits() {
        for nip in ["198503122010012907", "19850312 201001 2 907", "1985.0312", "siti 19850312"] {
            assert!(looks_like_nip(nip), "{nip}");
            assert_eq!(sayable(nip), "");
        }
        for name in ["siti", "SDN 1234567", "2026", "dr. 3 jari"] {
            assert!(!looks_like_nip(name), "{name}");
        }
        assert_eq!(clean("/pegawai?q=19850312+201001&urut=unit").as_deref(), Some("/pegawai?urut=unit"));
        assert_eq!(clean("/pegawai?q=siti&hal=2"), None);
        assert_eq!(clean("/pegawai?unit=00000000-0000-7000-8000-000000000012"), None);
        assert_eq!(
            clean("/masuk?ke=%2Fpegawai%3Fq%3D198503122010012907%26hal%3D2").as_deref(),
            Some("/masuk?ke=%2Fpegawai%3Fhal%3D2")
        );
        assert_eq!(clean("/masuk?ke=%2Fpegawai%3Fq%3Dsiti"), None);
    }

    #[tokio::test]
    async fn a_nip_is_looked_for_in_the_body_and_leads_to_an_opaque_id() {
        let app = TestApp::sample("addresses").await;
        let cookie = app.sign_in(login_of(Role::Analyst)).await;
        let world = app.cx.world().await.expect("a world");
        let ix = world.snapshot.person_indexes().next().expect("a person");
        let nip = world.snapshot.person(ix).record.nip.as_str();
        let place = |answer: &crate::testapp::Answer| {
            answer.head.get("location").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
        };

        let found = app.post(routes::PEOPLE, &cookie, &format!("q={nip}")).await;
        assert_eq!(place(&found), routes::person(world.ids.person(ix)));
        let by_name = app.post(routes::PEOPLE, &cookie, "q=siti&lama=2-5").await;
        assert_eq!(place(&by_name), "/pegawai?q=siti&lama=2-5");
        let nobody = app.post(routes::PEOPLE, &cookie, "q=999999999999999999").await;
        assert!(nobody.status == StatusCode::OK && nobody.body.contains("Tidak ditemukan"));

        let typed = app.get(&format!("{}?q={nip}&urut=unit", routes::PEOPLE), &cookie).await;
        assert_eq!(place(&typed), "/pegawai?urut=unit");
        let away = app.get(&format!("{}?q={nip}", routes::PEOPLE), "").await;
        assert!(!place(&away).contains(nip));

        let slip = app.post(routes::SLIPS, &cookie, &format!("q={nip}")).await;
        assert!(slip.status == StatusCode::OK && slip.body.contains("name=\"person\""), "{}", slip.body);
        assert_eq!(place(&app.post(routes::SLIPS, &cookie, "q=siti").await), "/slip?q=siti");

        let id = crate::pages::served::plan(&app).await;
        let case =
            app::plan::open(&app.cx, &app::actor::Actor::console("t"), &id).await.expect("a plan").case;
        let case = case.expect("an answer");
        let mover = &case.basis.snapshot.person(case.outcome.moves[0].person).record.nip;
        let path = routes::plan(&id);
        let found = app.post(&path, &cookie, &format!("q={}", mover.as_str())).await;
        assert!(place(&found).starts_with(&format!("{path}/siapa/")), "{}", place(&found));
        let several = app.post(&path, &cookie, "q=1&dari=&ke=").await;
        assert_eq!(place(&several), format!("{path}?q=1#perpindahan"));
        for page in [&nobody, &slip] {
            let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for link in links {
                assert!(!looks_like_nip(link.split_once("q=").map_or("", |(_, q)| q)), "{link}");
            }
        }
    }
}
