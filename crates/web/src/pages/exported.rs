//! Every file that leaves is in the record with who took it, and the people in it learn of the look.

use super::served::plan;
use super::tests::login_of;
use crate::routes;
use crate::testapp::TestApp;
use app::actor::Actor;
use app::audit::Access;
use app::permission::Role;
use axum::http::StatusCode;
use domain::kind::Kind;

/// Phase and subject of the acts 'Export' of an account, oldest first.
async fn exports(app: &TestApp, login: &str) -> Vec<(String, String)> {
    let console = Actor::console("test");
    let page = app::audit::record(&app.cx, &console, "Export", login, None).await.expect("the record");
    page.events.into_iter().rev().map(|event| (event.phase, event.subject)).collect()
}

async fn looks(app: &TestApp) -> Vec<Access> {
    let looks = app::audit::looks(&app.cx, &Actor::console("test")).await.expect("looks");
    looks.into_iter().filter(|look| look.purpose == "Export").collect()
}

#[tokio::test]
async fn a_table_of_needs_leaves_with_an_entry_and_without_a_look() {
    let app = TestApp::sample("needs-out").await;
    let login = login_of(Role::Analyst);
    let cookie = app.sign_in(login).await;
    for path in [routes::NEEDS_CSV, routes::NEEDS_XLSX] {
        assert_eq!(app.get(path, &cookie).await.status, StatusCode::OK);
    }
    let pair = [("intent".to_owned(), "needs".to_owned()), ("done".to_owned(), "needs".to_owned())];
    assert_eq!(exports(&app, login).await, [pair.clone(), pair].concat());
    assert!(looks(&app).await.is_empty(), "it names nobody");
    let staff = login_of(Role::Staff);
    let answer = app.get(routes::NEEDS_CSV, &app.sign_in(staff).await).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(exports(&app, staff).await.is_empty(), "whoever may not read needs does not come as far");
}

#[tokio::test]
async fn files_with_people_note_a_look_at_each_of_them() {
    let app = TestApp::sample("people-out").await;
    let (console, login) = (Actor::console("test"), login_of(Role::Analyst));
    let cookie = app.sign_in(login).await;
    let world = app.cx.world().await.expect("a world");
    let imports = app::imports::list(&app.cx, &console).await.expect("imports");
    let people = imports.iter().find(|row| row.file_name == "people.xlsx").expect("a list of people");
    let answer = app.get(&format!("{}/temuan.xlsx", routes::import(&people.id)), &cookie).await;
    assert_eq!(answer.status, StatusCode::OK);
    let newest = looks(&app).await.remove(0);
    assert_eq!((newest.actor.as_str(), newest.fields.as_slice()), (login, &["file".to_owned()][..]));
    assert!(newest.subjects.len() > 300, "{} people", newest.subjects.len());
    assert!(exports(&app, login).await.contains(&("done".to_owned(), format!("import:{}", people.id))));

    let id = plan(&app).await;
    assert_eq!(app.get(&routes::plan_moves(&id, "csv"), &cookie).await.status, StatusCode::OK);
    let case = app::plan::view::export_whole(&app.cx, &console, &id).await.expect("the whole plan");
    app::people::export(&app.cx, &console, Kind::Performance).await.expect("rows");
    app::people::export(&app.cx, &console, Kind::Units).await.expect("rows");
    let looks = looks(&app).await;
    let of = |field: &str| {
        let look = looks.iter().find(|look| look.fields.iter().any(|f| f == field));
        look.map_or(0, |look| look.subjects.len())
    };
    let rated = world.snapshot.people().iter().filter(|person| !person.performance.is_empty()).count();
    assert_eq!((of("move"), of("plan")), (case.outcome.moves.len(), case.problem.people.len()));
    assert_eq!((of("performance"), of("units")), (rated, 0));
}
