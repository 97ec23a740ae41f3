//! Every page as its readers meet it, over the sample agency, in both languages: status, landmarks, words.

use crate::check;
use crate::lang::Lang;
use crate::routes;
use crate::testapp::TestApp;
use app::permission::Role;
use axum::body::Body;
use axum::http::{Request, StatusCode};

/// A login of the cast with a role.
pub(crate) fn login_of(role: Role) -> &'static str {
    let agency = sample::Agency::generate(&sample::Options {
        people: 400,
        seed: 1,
        today: jiff::civil::date(2026, 6, 2),
    });
    let member = agency.cast().into_iter().find(|member| member.role == role.code());
    member.map(|member| member.login).expect("the cast has every role")
}

pub(super) async fn checked(app: &TestApp, name: &str, path: &str, cookie: &str) {
    for l in [Lang::Id, Lang::En] {
        let mark = if path.contains('?') { '&' } else { '?' };
        let answer = app.get(&format!("{path}{mark}lang={}", l.code()), cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        check::page(name, l, &answer.body);
    }
}

#[tokio::test]
async fn an_analyst_sees_every_page_of_data_in_both_languages() {
    let app = TestApp::sample("analyst").await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let world = app.cx.world().await.expect("a world");
    let snapshot = &world.snapshot;
    let person = snapshot.person_indexes().next().expect("a person");
    let post = snapshot.post_indexes().find(|post| !snapshot.workload_of(*post).is_empty()).expect("a post");
    let unit = snapshot.unit(snapshot.unit_of(post)).top;
    let import = app::imports::list(&app.cx, &app::actor::Actor::console("test")).await.expect("imports");
    let pages = [
        ("beranda-publik", routes::HOME.to_owned()),
        ("kerja", routes::WORK.to_owned()),
        ("impor", routes::IMPORTS.to_owned()),
        ("impor-satu", routes::import(&import[0].id)),
        ("anomali", routes::ANOMALIES.to_owned()),
        ("kebutuhan", routes::NEEDS.to_owned()),
        ("kebutuhan-rumus", format!("{}?ukur=rumus&sektor=pendidikan&urut=-kebutuhan&hal=2", routes::NEEDS)),
        ("jabatan-satu", routes::post(world.ids.post(post))),
        ("dari-mana", routes::need(world.ids.post(post))),
        ("unit", routes::unit(world.ids.unit(unit))),
        ("unit-daftar", routes::UNITS.to_owned()),
        ("pegawai", routes::PEOPLE.to_owned()),
        ("pegawai-kosong", format!("{}?q=tidakadanama", routes::PEOPLE)),
        ("pegawai-satu", routes::person(world.ids.person(person))),
        ("jabatan", format!("{}?hanya=kosong&urut=selisih", routes::POSTS)),
        ("proyeksi", routes::PROJECTION.to_owned()),
    ];
    for (name, path) in pages {
        checked(&app, name, &path, &cookie).await;
    }
    let csv = app.get(routes::NEEDS_CSV, &cookie).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.body.contains("Kebutuhan ditetapkan"), "{}", &csv.body[..200]);
    let xlsx = app.get(routes::NEEDS_XLSX, &cookie).await;
    assert!(xlsx.body.starts_with("PK"), "a workbook is a ZIP archive");
}

#[tokio::test]
async fn what_a_reader_may_not_see_looks_like_nothing() {
    let app = TestApp::sample("reach").await;
    let staff = app.sign_in(login_of(Role::Staff)).await;
    let absent = app.get("/pegawai/tidak-ada", &staff).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let world = app.cx.world().await.expect("a world");
    for person in world.snapshot.person_indexes().take(3) {
        let secret = app.get(&routes::person(world.ids.person(person)), &staff).await;
        let is_own = secret.status == StatusCode::OK;
        assert!(
            is_own || without_address(&secret.body) == without_address(&absent.body),
            "the page tells that somebody exists"
        );
    }
    for path in [
        routes::WORK,
        routes::IMPORTS,
        routes::ANOMALIES,
        routes::NEEDS,
        routes::PEOPLE,
        routes::PROJECTION,
        routes::UNITS,
    ] {
        assert_eq!(app.get(path, &staff).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let head = app.sign_in(login_of(Role::UnitHead)).await;
    checked(&app, "unit-kepala-daftar", routes::UNITS, &head).await;
    let list = app.get(routes::UNITS, &head).await.body;
    let own = list
        .split("href=\"/unit/")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a unit of the head");
    checked(&app, "unit-kepala", &format!("/unit/{own}"), &head).await;
    let all = world.snapshot.unit_indexes();
    let mut refused = 0;
    for unit in all {
        let answer = app.get(&routes::unit(world.ids.unit(unit)), &head).await;
        refused += usize::from(answer.status == StatusCode::NOT_FOUND);
    }
    assert!(refused > 0, "a head sees not every unit");
}

fn without_address(body: &str) -> String {
    body.lines().filter(|line| !line.contains("hreflang")).collect()
}

#[tokio::test]
async fn signing_in_needs_both_words_and_brings_back() {
    let app = TestApp::sample("door").await;
    let away = app.get("/kebutuhan?sektor=pendidikan", "").await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    assert_eq!(away.head["location"], "/masuk?ke=%2Fkebutuhan%3Fsektor%3Dpendidikan");
    let login = login_of(Role::Analyst);
    let wrong = app.post("/masuk", "", &format!("login={login}&password=salah")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("masuk-gagal", Lang::Id, &wrong.body);
    let cookie = app.sign_in(login).await;
    assert_eq!(app.get("/masuk", &cookie).await.head["location"], routes::WORK);
    let out = app.post("/keluar", &cookie, "").await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(app.get(routes::WORK, &cookie).await.status, StatusCode::SEE_OTHER, "the session is over");
}

#[tokio::test]
async fn a_forged_form_is_refused_and_answers_carry_their_headers() {
    let app = TestApp::empty("layers").await;
    let forged = Request::post("/masuk")
        .header("host", "mutasi.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("login=a&password=b"))
        .expect("a request");
    let refused = app.send(forged).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    check::page("403", Lang::Id, &refused.body);
    let page = app.get("/", "").await;
    check::page("beranda-tamu", Lang::Id, &page.body);
    assert!(page.head["content-security-policy"].to_str().expect("ascii").starts_with("default-src 'none'"));
    assert_eq!(page.head["x-content-type-options"], "nosniff");
    assert_eq!(page.head["cache-control"], "no-store");
    let sheet = app.get(&crate::assets::stylesheet(), "").await;
    assert_eq!(sheet.head["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(
        (app.get("/healthz", "").await.body, app.get("/readyz", "").await.body),
        ("ok".into(), "ready".into())
    );
    let english = app.get("/tidak-ada?lang=en", "").await;
    assert_eq!(english.status, StatusCode::NOT_FOUND);
    assert!(english.body.contains("Page not found"));
    let activation = app.get(routes::ACTIVATION, "").await;
    check::page("aktivasi", Lang::Id, &activation.body);
    let unequal = app.post(routes::ACTIVATION, "", "code=ABCD&password=satu+dua&again=tiga").await;
    assert_eq!(unequal.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("aktivasi-salah", Lang::Id, &unequal.body);
}

#[tokio::test]
async fn a_file_goes_from_trial_to_data_and_back() {
    let app = TestApp::sample("import").await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let units = "code,name,parent_code,kind,sector,district,special_area,from,until\nu-baru,Unit Baru,,dinas,ekonomi,,no,,\nu-rusak,Unit Rusak,,bukan-jenis,,,no,,\n";
    let boundary = "batas";
    let part = |name: &str, extra: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{extra}\r\n\r\n{body}\r\n")
    };
    let body = format!(
        "{}{}{}--{boundary}--\r\n",
        part("key", "", "kunci-1"),
        part("kind", "", "units"),
        part("file", "; filename=\"units.csv\"", units)
    );
    let request = Request::post(routes::IMPORTS)
        .header("cookie", &cookie)
        .header("content-type", format!("multipart/form-data; boundary={boundary}"))
        .body(Body::from(body))
        .expect("a request");
    let tried = app.send(request).await;
    assert_eq!(tried.status, StatusCode::SEE_OTHER, "{}", tried.body);
    let here = tried.head["location"].to_str().expect("ascii").to_owned();
    checked(&app, "impor-berjalan", &here, &cookie).await;
    let running = app.get(&here, &cookie).await.body;
    assert!(running.contains("Uji coba berjalan") && running.contains("http-equiv=\"refresh\""), "{running}");
    let id = domain::ids::ImportId(here.rsplit('/').next().expect("an id").to_owned());
    app::imports::settle(&app.cx, &id).await.expect("tried");
    checked(&app, "impor-uji", &here, &cookie).await;
    let findings = app.get(&format!("{here}/temuan.xlsx"), &cookie).await;
    assert!(findings.body.starts_with("PK"));
    let refused = app.post(&format!("{here}/terapkan"), &cookie, "key=kunci-2&reason=").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "refused rows need a reason");
    check::page("impor-ditolak", Lang::Id, &refused.body);
    let applied = app.post(&format!("{here}/terapkan"), &cookie, "key=kunci-3&reason=Menunggu+SOTK").await;
    assert_eq!(applied.status, StatusCode::SEE_OTHER, "{}", applied.body);
    let running = app.get(&here, &cookie).await.body;
    assert!(running.contains("Impor sedang diterapkan"), "{running}");
    app::imports::settle(&app.cx, &id).await.expect("applied");
    assert!(has_unit(&app, "Unit Baru").await);
    checked(&app, "impor-diterapkan", &here, &cookie).await;
    let undone = app.post(&format!("{here}/batalkan"), &cookie, "key=kunci-4").await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
    assert!(!has_unit(&app, "Unit Baru").await);
    let empty = app.post(routes::REGISTERS, &cookie, "key=k5&kind=sanctions&as_of=2026-06-01&reason=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("register-salah", Lang::Id, &empty.body);
    let declared =
        app.post(routes::REGISTERS, &cookie, "key=k6&kind=sanctions&as_of=2026-06-01&reason=Diperiksa").await;
    assert_eq!(declared.head["location"], "/impor#register");
}

#[tokio::test]
async fn people_missing_from_a_list_are_decided_on_its_page() {
    let app = TestApp::sample("absent").await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let console = app::actor::Actor::console("test");
    let world = app.cx.world().await.expect("a world");
    let record = &world.snapshot.person(domain::snapshot::PersonIx(0)).record;
    let bytes = format!("nip;name;employment\n{};{};pns\n", record.nip.as_str(), record.name).into_bytes();
    let file = app::imports::upload::NewFile {
        name: "sepotong.csv".into(),
        bytes,
        wanted: Some(domain::kind::Kind::People),
    };
    let id = app::imports::upload(&app.cx, &console, None, file).await.expect("taken");
    let id = domain::ids::ImportId(id);
    app::imports::settle(&app.cx, &id).await.expect("tried");
    let here = routes::import(&id);
    checked(&app, "impor-tidak-ada", &here, &cookie).await;
    app::imports::apply(&app.cx, &console, None, &id, None).await.expect("asked for");
    app::imports::settle(&app.cx, &id).await.expect("applied");
    checked(&app, "impor-tidak-ada-putusan", &format!("{here}?orang=2"), &cookie).await;
    let work = app.get(routes::WORK, &cookie).await.body;
    assert!(work.contains("pegawai yang tidak ada di daftar"), "{work}");
    let whom = world.ids.person(domain::snapshot::PersonIx(7));
    let to = format!("{here}/putusan");
    let empty = app.post(&to, &cookie, "key=p1&decision=99&absence-reason=SK+800").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("impor-putusan-kosong", Lang::Id, &empty.body);
    let strange =
        app.post(&to, &cookie, &format!("key=p2&person={whom}&decision=1&absence-reason=SK+800")).await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND, "01 is no standing of somebody who left");
    let sent = format!("key=p3&person={whom}&decision=99&absence-reason=SK+pensiun+800");
    assert_eq!(app.post(&to, &cookie, &sent).await.status, StatusCode::SEE_OTHER);
    let page = app.get(&here, &cookie).await.body;
    assert!(page.contains("Tidak lagi bertugas: SK pensiun 800"), "{page}");
}

#[tokio::test]
async fn whoever_is_too_late_is_told_what_the_other_changed() {
    let app = TestApp::sample("late").await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let form = |key: &str, seen: i64, wish: u8, need: u8| {
        format!(
            "key={key}&seen={seen}&reason=Rapat&competency=20&qualification=10&performance=10&potential=10&rotation=10&breadth=10&wish={wish}&distance=10&need={need}"
        )
    };
    let first = app.post(routes::CRITERIA, &cookie, &form("b1", 1, 5, 15)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let late = app.post(routes::CRITERIA, &cookie, &form("b2", 1, 12, 8)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    check::page("bobot-terlambat", Lang::Id, &late.body);
    assert!(late.body.contains("sebagai versi 2") && late.body.contains("→ 15"), "{}", late.body);
    assert!(late.body.contains("value=\"12\"") && late.body.contains("value=\"8\""), "what was typed stays");
    let again = app.post(routes::CRITERIA, &cookie, &form("b3", 2, 12, 8)).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    let wrong = app.post(routes::CRITERIA, &cookie, &form("b4", 3, 12, 9)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("bobot-salah", Lang::Id, &wrong.body);
    assert!(wrong.body.contains("id=\"competency-e\"") && wrong.body.contains("href=\"#competency\""));
    assert!(wrong.body.contains("Kecocokan kompetensi 20, "), "versions name their weights");

    let operator = app.sign_in(login_of(Role::Operator)).await;
    let console = app::actor::Actor::console("test");
    let accounts = app::account::list(&app.cx, &console).await.expect("listed");
    let account =
        &accounts.iter().find(|a| a.account.login == login_of(Role::UnitHead)).expect("the cast").account.id;
    let switch = |key: &str| format!("key={key}&seen=1&matikan=ya");
    let here = routes::user(account);
    app.post(&here, &operator, &switch("c1")).await;
    let late = app.post(&here, &operator, &switch("c2")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert!(late.body.contains("Yang berubah sementara itu"), "{}", late.body);
    assert!(
        late.body.contains(login_of(Role::Operator)) && late.body.contains("nonaktif: ya"),
        "{}",
        late.body
    );
}

#[tokio::test]
async fn a_limited_plan_says_what_its_limits_cost_and_stands_beside_another() {
    let app = TestApp::sample("limited").await;
    let free = super::served::plan(&app).await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let alone = app.get(routes::PLANS_COMPARED, &cookie).await;
    check::page("banding-belum", Lang::Id, &alone.body);
    assert!(alone.body.contains("Belum ada dua rencana"), "{}", alone.body);
    let wrong = app.post(routes::PLAN_ASK, &cookie, "key=l1&effective=2026-07-01&most_moves=banyak").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    check::page("batas-salah", Lang::Id, &wrong.body);
    assert!(
        wrong.body.contains("'banyak' bukan bilangan bulat") || wrong.body.contains("banyak&#39; bukan"),
        "{}",
        wrong.body
    );
    let form = "key=l2&effective=2026-07-01&note=Dibatasi&most_moves=9&leavers=50&couples=yes&relatives=yes";
    let asked = app.post(routes::PLAN_ASK, &cookie, form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    while app::worker::run_one(&app.cx, "test").await.expect("the worker works") {}
    let here = asked.head["location"].to_str().expect("ascii").to_owned();
    checked(&app, "rencana-terbatas", &here, &cookie).await;
    let page = app.get(&here, &cookie).await.body;
    assert!(
        page.contains("Batas rencana dan harganya") && page.contains("9; satu perpindahan lagi bernilai"),
        "{page}"
    );
    let id = here.rsplit('/').next().expect("an id");
    let pair = format!("{}?satu={free}&dua={id}", routes::PLANS_COMPARED);
    checked(&app, "banding", &pair, &cookie).await;
    let page = app.get(&pair, &cookie).await.body;
    assert!(page.contains("Tanpa batas.") && page.contains("hanya pindah pada yang pertama"), "{page}");
    let staff = app.sign_in(login_of(Role::Staff)).await;
    assert_eq!(app.get(&pair, &staff).await.status, StatusCode::NOT_FOUND);
}

async fn has_unit(app: &TestApp, name: &str) -> bool {
    let world = app.cx.world().await.expect("a world");
    world.snapshot.units().iter().any(|unit| unit.record.name == name)
}

#[tokio::test]
async fn every_road_on_a_first_page_leads_somewhere_for_every_role() {
    let app = TestApp::sample("roads").await;
    for role in Role::ALL {
        let cookie = app.sign_in(login_of(*role)).await;
        let first =
            app.get(routes::SIGN_IN, &cookie).await.head["location"].to_str().expect("ascii").to_owned();
        let page = app.get(&first, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{}: first page {first}", role.code());
        for path in roads(&page.body) {
            let answer = app.get(&path, &cookie).await;
            assert_eq!(answer.status, StatusCode::OK, "{}: {path} on {first}", role.code());
            let is_page = answer.head["content-type"].as_bytes().starts_with(b"text/html");
            if is_page && !path.contains("lang=") {
                check::page(
                    &format!("peran-{}{}", role.code(), path.replace(['/', '?'], "-")),
                    Lang::Id,
                    &answer.body,
                );
            }
        }
    }
}

/// The addresses of a page's links within this site, each once, without the place on the page.
fn roads(body: &str) -> Vec<String> {
    let mut found: Vec<String> = body
        .split("<a ")
        .skip(1)
        .filter_map(|rest| rest.split("href=\"").nth(1)?.split('"').next())
        .filter(|href| href.starts_with('/'))
        .filter_map(|href| href.split('#').next())
        .map(|href| href.replace("&amp;", "&").replace("&#38;", "&"))
        .collect();
    found.sort();
    found.dedup();
    found
}
