//! The pages of staff, auditor, operator and public as they are served over the sample agency: drafts stay
//! hidden, one's own page opens, a code shows once.

use super::tests::{checked, login_of};
use crate::routes;
use crate::testapp::TestApp;
use app::actor::Actor;
use app::permission::Role;
use app::plan::{AskedPlan, PlanCase};
use axum::http::StatusCode;
use domain::ids::PlanId;
use domain::kind::Kind;
use domain::snapshot::PostIx;
use placement::why::option;
use std::sync::Arc;

/// A plan of the sample agency. Its registers are declared complete first, as the demo does: what is unknown
/// never passes, so nobody would move.
pub(crate) async fn plan(app: &TestApp) -> PlanId {
    let console = Actor::console("test");
    for kind in Kind::ALL.iter().filter(|kind| kind.is_register()) {
        let day = jiff::civil::date(2026, 6, 2);
        app::registers::declare(&app.cx, &console, None, *kind, day, "Diperiksa.")
            .await
            .expect("a declaration");
    }
    let asked = AskedPlan {
        effective: jiff::civil::date(2026, 7, 1),
        scope: None,
        overdue_must_move: false,
        limits: placement::limits::Limits::default(),
        note: String::new(),
    };
    let id =
        app::plan::ask(&app.cx, &Actor::console("test"), None, &asked).await.expect("a plan is asked for");
    while app::worker::run_one(&app.cx, "test").await.expect("the worker works") {}
    PlanId(id)
}

async fn publish(app: &TestApp, id: &PlanId) -> Arc<PlanCase> {
    let console = Actor::console("test");
    let seen = app::plan::open(&app.cx, &console, id).await.expect("a plan").row.version;
    app::plan::publish(&app.cx, &console, None, id, seen, &[]).await.expect("the plan is published");
    app::plan::published(&app.cx).await.expect("a read").expect("a published plan")
}

#[tokio::test]
async fn staff_see_nothing_of_a_draft_and_everything_of_their_own_once_published() {
    let app = TestApp::sample("own").await;
    let id = plan(&app).await;
    let staff = app.sign_in(login_of(Role::Staff)).await;
    let before = app.get(routes::MINE, &staff).await;
    assert!(before.body.contains("Belum ada rancangan untuk Anda."));
    assert!(before.body.contains("Rancangan belum diterbitkan. Anda dapat memeriksa data Anda."));
    for (name, path) in
        [("s-belum", routes::MINE), ("s5-belum", routes::MY_PLACEMENT), ("s6-belum", routes::NOT_ME)]
    {
        checked(&app, name, path, &staff).await;
    }
    let draft = app::plan::open(&app.cx, &Actor::console("test"), &id).await.expect("a plan").case;
    let hash = app::plan::receipt::plan_hash(&draft.expect("an answer"));
    let case = publish(&app, &id).await;
    assert!(!case.outcome.moves.is_empty());
    assert_eq!(app::plan::receipt::plan_hash(&case), hash, "publishing changes nothing of a plan");
    let receipt = app::plan::receipt::of(&app.cx, &case).await.expect("a receipt");
    assert_eq!((receipt.plan.as_str(), receipt.weights), (&hash[..12], Some(1)));
    assert!(case.row.snapshot.as_ref().is_some_and(|id| id.as_str().starts_with(&receipt.data)));
    let words = super::receipt::words(crate::lang::Lang::Id, &receipt);
    for path in [routes::MY_PLACEMENT, routes::NOT_ME] {
        let letter = app.get(path, &staff).await.body;
        assert!(letter.contains(&words), "{path} carries the receipt");
        let acts = Kind::ALL.iter().filter(|kind| kind.is_register()).count();
        let day = text::format::date(crate::lang::Lang::Id, jiff::civil::date(2026, 6, 2));
        let told = format!("{acts} register yang dinyatakan lengkap per {day} oleh test");
        assert!(letter.contains(&told), "{path} names the acts the plan rests on");
    }
    let told = app.get(routes::MINE, &staff).await.body;
    assert!(told.contains("Rancangan nomor 1 diterbitkan pada"), "the sentence on top follows the plan");
    for (name, path) in [("s1", routes::MINE), ("s5", routes::MY_PLACEMENT), ("s6", routes::NOT_ME)] {
        checked(&app, name, path, &staff).await;
    }
    letters_add_up(&case);
}

/// Explanations of a whole plan: the sums are those of the planner, and nobody else is named.
fn letters_add_up(case: &PlanCase) {
    let l = crate::lang::Lang::Id;
    let names: Vec<String> =
        case.basis.snapshot.people().iter().map(|person| person.record.full_name()).collect();
    let receipt = super::story::receipt();
    for found in case.outcome.moves.iter().take(40) {
        let letter =
            super::my_placement::Letter::new((l, crate::format::Zone::WIB), case, found.person, &receipt)
                .expect("part of the plan");
        let page = super::my_placement::MyPlacement::new(super::story::staff_frame(l), Some(letter), true);
        let html = askama::Template::render(&page).expect("a page");
        let value = super::wording::points(l, i64::from(found.value));
        assert!(html.contains(&value), "the value of the plan stands in the table");
        let own = &names[found.person.at()];
        let others = names.iter().filter(|name| *name != own && !own.contains(name.as_str()));
        let told: Vec<&String> = others.filter(|name| html.contains(name.as_str())).collect();
        assert_eq!(told, Vec::<&String>::new());
        assert!(!super::not_me::answers(l, case, found.person).iter().any(|a| a.is_empty()));
    }
}

/// A person of a plan, a post near a relative of theirs that was judged, and the relative.
fn near_a_relative(
    case: &PlanCase,
) -> Option<(domain::snapshot::PersonIx, PostIx, domain::snapshot::PersonIx)> {
    let (snapshot, scorer) = (&case.basis.snapshot, case.basis.scorer());
    case.problem.people.iter().find_map(|person| {
        let relatives = &snapshot.person(*person).relatives;
        relatives.iter().find_map(|(relative, _)| {
            let unit = snapshot.current_unit(*relative)?;
            snapshot.posts_of_unit(unit).iter().find_map(|post| {
                let placing = option(&case.basis.question(), &scorer, *person, *post);
                let found = super::plan_relatives::found(core::iter::once(&placing));
                found.contains(relative).then_some((*person, *post, *relative))
            })
        })
    })
}

#[tokio::test]
async fn a_relative_is_named_to_the_analyst_alone_and_the_look_is_noted() {
    let app = TestApp::sample("relatives").await;
    let id = plan(&app).await;
    let case = app::plan::open(&app.cx, &Actor::console("test"), &id).await.expect("a plan").case;
    let case = case.expect("an answer");
    let (person, post, relative) = near_a_relative(&case).expect("the sample declares relatives");
    let snapshot = &case.basis.snapshot;
    let name = snapshot.person(relative).record.full_name();
    let world = app.cx.world().await.expect("a world");
    let at = |ix| {
        let now = world.snapshot.find_person(&snapshot.person(ix).record.nip);
        world.ids.person(now.expect("still there")).clone()
    };
    let record = &snapshot.post(post).record;
    let post = app::plan::case::post(&world.snapshot, record.unit.as_str(), record.job.as_str());
    let post = world.ids.post(post.expect("still on the map")).clone();
    let path = routes::query(&routes::plan_person(&id, &at(person)), &[("jabatan", post.as_str())]);
    let (analyst, auditor) =
        (app.sign_in(login_of(Role::Analyst)).await, app.sign_in(login_of(Role::Auditor)).await);
    checked(&app, "rencana-keluarga", &path, &analyst).await;
    let (full, bare) = (app.get(&path, &analyst).await.body, app.get(&path, &auditor).await.body);
    for html in [&full, &bare] {
        assert!(html.contains("bertugas di unit yang sama atau berdekatan"), "the rule is told");
    }
    assert!(full.contains("Keluarga yang dimaksud") && full.contains(&name));
    assert!(!bare.contains("Keluarga yang dimaksud") && !bare.contains(&name), "{name}");
    let looks = app::audit::looks(&app.cx, &Actor::console("test")).await.expect("looks");
    let of_relative = looks.iter().filter(|look| look.subjects.contains(&at(relative).0));
    assert!(of_relative.clone().all(|look| look.actor == login_of(Role::Analyst)));
    assert!(of_relative.count() > 0, "the relative learns of the look");
}

#[tokio::test]
async fn the_record_is_the_auditors_and_the_accounts_the_operators() {
    let app = TestApp::sample("watch").await;
    let auditor = app.sign_in(login_of(Role::Auditor)).await;
    checked(&app, "s-audit", routes::AUDIT, &auditor).await;
    let filtered = format!("{}?tindakan=ApplyImport&akun=test", routes::AUDIT);
    checked(&app, "s-audit-saring", &filtered, &auditor).await;
    assert!(app.get(routes::AUDIT, &auditor).await.body.contains("Rantai utuh"));
    let operator = app.sign_in(login_of(Role::Operator)).await;
    checked(&app, "s-sistem", routes::SYSTEM, &operator).await;
    checked(&app, "s-pengguna", routes::USERS, &operator).await;
    for path in [routes::AUDIT, routes::SLIPS] {
        assert_eq!(app.get(path, &operator).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [routes::SYSTEM, routes::USERS, routes::SLIPS] {
        assert_eq!(app.get(path, &auditor).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    checked(&app, "s-aturan", routes::RULES, "").await;
    account_is_added_and_switched(&app, &operator).await;
    slips_show_once(&app).await;
}

async fn account_is_added_and_switched(app: &TestApp, operator: &str) {
    let wrong = app
        .post(routes::USERS, operator, "key=k1&login=Baru!&name=Baru&role=auditor&password=panjang-sekali-99")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"Baru!\"") && !wrong.body.contains("panjang-sekali-99"));
    let body = "key=k2&login=baru.auditor&name=Baru&role=auditor&password=panjang-sekali-99";
    assert_eq!(app.post(routes::USERS, operator, body).await.status, StatusCode::SEE_OTHER);
    let accounts = app::account::list(&app.cx, &Actor::console("test")).await.expect("accounts");
    let new = accounts.iter().find(|a| a.account.login == "baru.auditor").expect("the account");
    let page = routes::user(&new.account.id);
    checked(app, "s-pengguna-satu", &page, operator).await;
    let body = format!("key=k3&seen={}&matikan=ya", new.account.version);
    assert_eq!(app.post(&page, operator, &body).await.status, StatusCode::SEE_OTHER);
    assert!(app.get(&page, operator).await.body.contains("Aktifkan akun ini"));
    role_ends(app, operator, &new.account.id).await;
    another_role(app, operator).await;
    let stale =
        app.post(&page, operator, &format!("key=k4&seen={}&matikan=tidak", new.account.version)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else switched it meanwhile");
}

/// The end of a role is changed with a reason, on the version that was seen, and works at once.
async fn role_ends(app: &TestApp, operator: &str, id: &domain::ids::AccountId) {
    let found = async || {
        let all = app::account::list(&app.cx, &Actor::console("test")).await.expect("accounts");
        all.into_iter().find(|a| a.account.id == *id).expect("the account")
    };
    let before = found().await;
    let (role, seen) = (before.roles[0].id.clone(), before.account.version);
    let page = routes::with_id(routes::USER_ROLE, id);
    let body = |key: &str, seen: i64, rest: &str| format!("key={key}&seen={seen}&role={role}&{rest}");
    for (key, rest) in [("r1", "end=hari&until=&reason=Alasan+baik"), ("r2", "end=tetap&reason=x")] {
        let wrong = app.post(&page, operator, &body(key, seen, rest)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{rest}");
        crate::check::page("s-peran-salah", crate::lang::Lang::Id, &wrong.body);
        assert!(wrong.body.contains("Kesalahan: peran belum diubah"));
        assert_eq!(wrong.body.matches("<details class=\"more\" open>").count(), 1, "only the form concerned");
    }
    let later = "end=hari&until=2027-01-31&reason=SK+12%2F2026";
    assert_eq!(app.post(&page, operator, &body("r3", seen, later)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(found().await.roles[0].until.as_deref(), Some("2027-01-31"));
    let stale = app.post(&page, operator, &body("r4", seen, "end=tetap&reason=SK+13%2F2026")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else changed it meanwhile");
    let now = body("r5", seen + 1, "end=segera&reason=SK+14%2F2026");
    assert_eq!(app.post(&page, operator, &now).await.status, StatusCode::SEE_OTHER);
    assert!(app::roles::has_ended(&found().await.roles[0], jiff::civil::date(2026, 6, 2)));
    let again = app.post(&page, operator, &body("r6", seen + 2, "end=tetap&reason=SK+15%2F2026")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "what has ended stays");
    assert!(again.body.contains("Peran ini sudah berakhir"));
    let record = app::audit::record(&app.cx, &Actor::console("test"), "ChangeRole", "", None).await;
    let done: Vec<String> = record
        .expect("the record")
        .events
        .into_iter()
        .filter(|e| e.phase == "done")
        .map(|e| e.body)
        .collect();
    assert_eq!(done.len(), 2);
    assert!(done.iter().all(|body| body.contains("baru.auditor") && body.contains("SK 1")), "{done:?}");
    let auditor = app.sign_in(login_of(Role::Auditor)).await;
    let other = app.post(&page, &auditor, &body("r7", seen + 2, "end=tetap&reason=SK+16%2F2026")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "only an operator");
    let own = app::account::list(&app.cx, &Actor::console("test")).await.expect("accounts");
    let own = own.into_iter().find(|a| a.account.login == login_of(Role::Operator)).expect("the operator");
    let path = routes::with_id(routes::USER_ROLE, &own.account.id);
    let form = format!("key=r8&seen=1&role={}&end=segera&reason=SK+17%2F2026", own.roles[0].id);
    assert_eq!(app.post(&path, operator, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Another role is granted by the form and works at once; a form to mend keeps what was typed.
async fn another_role(app: &TestApp, operator: &str) {
    let all = app::account::list(&app.cx, &Actor::console("test")).await.expect("accounts");
    let auditor = all.into_iter().find(|a| a.account.login == login_of(Role::Auditor)).expect("the auditor");
    let page = routes::with_id(routes::USER_ROLE, &auditor.account.id);
    let seen = auditor.account.version;
    let body = |key: &str, reason: &str| {
        format!(
            "key={key}&act=beri&seen={seen}&new_role=operator&new_unit=&new_capacity=plh&new_from=2026-06-02&new_until=2026-06-09&new_reason={reason}"
        )
    };
    let wrong = app.post(&page, operator, &body("g1", "x")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    crate::check::page("s-peran-baru-salah", crate::lang::Lang::Id, &wrong.body);
    assert!(wrong.body.contains("href=\"#new_reason\"") && wrong.body.contains("value=\"2026-06-09\""));
    let cookie = app.sign_in(login_of(Role::Auditor)).await;
    assert_eq!(app.get(routes::USERS, &cookie).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.post(&page, operator, &body("g2", "SPT+9%2F2026")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.get(routes::USERS, &cookie).await.status, StatusCode::OK, "the role works at once");
}

async fn slips_show_once(app: &TestApp) {
    let analyst = app.sign_in(login_of(Role::Analyst)).await;
    checked(app, "s-slip", &format!("{}?q=a", routes::SLIPS), &analyst).await;
    let first = app.post(routes::SLIPS, &analyst, "key=slip-1").await;
    crate::check::page("s-slip-cetak", crate::lang::Lang::Id, &first.body);
    assert!(first.body.matches("class=\"code\"").count() > 100);
    let again = app.post(routes::SLIPS, &analyst, "key=slip-1").await;
    assert_eq!(again.body.matches("class=\"code\"").count(), 0);
    assert_eq!(first.head["cache-control"], "no-store");
}

#[tokio::test]
async fn a_demand_that_is_refused_keeps_what_was_typed() {
    let app = TestApp::sample("demand").await;
    let id = plan(&app).await;
    let analyst = app.sign_in(login_of(Role::Analyst)).await;
    let case = app::plan::open(&app.cx, &Actor::console("test"), &id).await.expect("a plan").case;
    let case = case.expect("an answer");
    let world = app.cx.world().await.expect("a world");
    let mover = world.ids.person(case.outcome.moves[0].person);
    let post = world.ids.post(case.outcome.moves[0].to);
    let path = routes::demand(&id, mover);
    let body = format!("key=k1&act=pin&post={post}&reason=oke&document=ND%207%2F2026");
    let refused = app.post(&path, &analyst, &body).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains(">oke</textarea>") && refused.body.contains("ND 7/2026"),
        "nothing is lost"
    );
    let body = format!("key=k2&act=pin&post={post}&reason=diminta+unit&document=ND%207%2F2026");
    let taken = app.post(&path, &analyst, &body).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let kept = app::plan::demand::list(&app.cx, &Actor::console("test")).await.expect("listed");
    assert_eq!(kept.iter().map(|d| d.document.as_str()).collect::<Vec<_>>(), ["ND 7/2026"]);
}

#[tokio::test]
async fn the_menu_says_one_place_where_the_reader_is() {
    let app = TestApp::sample("menu").await;
    let operator = app.sign_in(login_of(Role::Operator)).await;
    for path in [routes::SYSTEM, routes::USERS, routes::ACCOUNT] {
        let page = app.get(path, &operator).await.body;
        let before_main = page.split("<main").next().unwrap_or_default();
        assert_eq!(before_main.matches("aria-current=\"page\"").count(), 1, "{path}");
    }
}
