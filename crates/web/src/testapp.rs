//! The whole server in process over the sample agency, for tests of pages: no network, a fixed clock,
//! counted ids. The data come through the ordinary importer.

use crate::server::{Options, pages};
use app::account::NewAccount;
use app::actor::Actor;
use app::context::Context;
use app::imports;
use app::imports::upload::NewFile;
use app::permission::Role;
use app::ports::{Clock, Ids};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use domain::ids::ImportId;
use domain::kind::Kind;
use domain::time::Date;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt;

const PASSWORD: &str = "contoh bukitintan 2026";
const TODAY: Date = jiff::civil::date(2026, 6, 2);
/// 2 June 2026, 08.00 in the agency's zone, in microseconds.
const NOW: i64 = 1_780_362_000_000_000;

struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        NOW
    }

    fn today(&self) -> Date {
        TODAY
    }
}

#[derive(Default)]
struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn next_id(&self) -> String {
        format!("00000000-0000-7000-8000-{:012}", self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn secret(&self, bytes: usize) -> String {
        // Counted, yet different in every byte: codes of slips are made of single bytes.
        let all = app::context::hash(&self.0.fetch_add(1, Ordering::Relaxed).to_string());
        all.chars().take(bytes * 2).collect()
    }
}

/// The server with its context and the folder it lives in, which goes when this goes.
pub(crate) struct TestApp {
    /// The use cases' context, to look behind the pages.
    pub(crate) cx: Context,
    router: Router,
    folder: PathBuf,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary directory harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// An answer, read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) head: axum::http::HeaderMap,
    pub(crate) body: String,
}

impl TestApp {
    /// An agency without data; `name` keeps the folders of tests apart.
    pub(crate) async fn empty(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mutasi-web-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        let address = format!("sqlite://{}", folder.join("test.db").display());
        let store = store::Store::open(&address).await.expect("a database");
        let ids: Arc<dyn Ids> = Arc::new(CountedIds::default());
        let agency = app::agency::add(&store, &FixedClock, &*ids, "Pemerintah Kabupaten Bukitintan", "test")
            .await
            .expect("an agency");
        let cx = Context::new(store, agency, Arc::new(FixedClock), ids);
        let router = pages(cx.clone(), Options { secure_cookies: false, zone: crate::format::Zone::WIB });
        Self { cx, router, folder }
    }

    /// The sample agency with its cast's accounts.
    pub(crate) async fn sample(name: &str) -> Self {
        let app = Self::empty(name).await;
        let agency = sample::Agency::generate(&sample::Options { people: 400, seed: 1, today: TODAY });
        agency.write_plain(&app.folder).expect("the sample's files");
        let console = Actor::console("test");
        for kind in Kind::ALL {
            let path = app.folder.join("plain").join(format!("{}.xlsx", kind.code()));
            let Ok(bytes) = std::fs::read(&path) else { continue };
            let file = NewFile { name: format!("{}.xlsx", kind.code()), bytes, wanted: Some(*kind) };
            let id = imports::upload(&app.cx, &console, None, file).await.expect("a file");
            let id = ImportId(id);
            imports::settle(&app.cx, &id).await.expect("a trial");
            imports::apply(&app.cx, &console, None, &id, Some("uji")).await.expect("asked for");
            imports::settle(&app.cx, &id).await.expect("an import");
        }
        app.accounts(&agency).await;
        app
    }

    async fn accounts(&self, agency: &sample::Agency) {
        let world = self.cx.world().await.expect("a world");
        for member in agency.cast() {
            let role = Role::parse(member.role).expect("a role");
            let person = member
                .nip
                .as_deref()
                .and_then(|nip| app::plan::case::person(&world.snapshot, nip))
                .map(|ix| world.ids.person(ix).clone());
            let unit = member
                .unit_code
                .as_deref()
                .filter(|_| role == Role::UnitHead)
                .and_then(|code| app::plan::case::unit(&world.snapshot, code))
                .map(|ix| world.ids.unit(ix).clone());
            let new = NewAccount {
                login: member.login.to_owned(),
                name: member.name.clone(),
                password: Some(PASSWORD.to_owned()),
                person,
                roles: vec![(role, unit)],
            };
            app::account::add(&self.cx, &Actor::console("test"), None, &new).await.expect("an account");
        }
    }

    /// Signs in by the form; gives the session's cookie.
    pub(crate) async fn sign_in(&self, login: &str) -> String {
        let body = format!("login={login}&password={}", PASSWORD.replace(' ', "+"));
        let answer = self.post("/masuk", "", &body).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in: {}", answer.body);
        let cookie = answer.head.get_all(SET_COOKIE).iter().find_map(|value| {
            value.to_str().ok().filter(|line| line.starts_with("mutasi="))?.split(';').next()
        });
        cookie.expect("a session's cookie").to_owned()
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        let request = Request::get(path).header(COOKIE, cookie).body(Body::empty()).expect("a request");
        self.send(request).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let request = Request::post(path)
            .header(COOKIE, cookie)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()))
            .expect("a request");
        self.send(request).await
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response: Response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            head: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
