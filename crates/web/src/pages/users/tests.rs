//! Tests of the operator's pages: the list, one account, the form.

use super::*;
use crate::check;
use crate::pages::story;
use crate::pages::user::UserPage;
use crate::pages::user_roles;
use app::account::Account;
use domain::ids::AccountId;

fn listed(login: &str, name: &str, is_disabled: bool, has_password: bool, code: &str) -> Listed {
    let account = Account {
        id: AccountId(format!("acc-{login}")),
        login: login.into(),
        name: name.into(),
        person: None,
        password_hash: has_password.then(|| "x".into()),
        is_disabled,
        created_at: 1_764_000_000_000_000,
        version: 3,
    };
    let row = RoleRow {
        id: format!("role-{login}"),
        account: account.id.clone(),
        role: code.into(),
        unit: None,
        capacity: "plt".into(),
        from: "2026-01-01".into(),
        until: Some("2026-12-31".into()),
    };
    Listed { account, roles: vec![row] }
}

fn everybody() -> Vec<Listed> {
    vec![
        listed("audit", "Auditor Daerah", false, true, "auditor"),
        listed("budi", "Budi Hartono", true, true, "analyst"),
        listed("citra", "Citra Ayu", false, false, "operator"),
    ]
}

/// The story's world has no opaque ids, so the list of units is empty here.
fn world() -> World {
    story::world_of(|records| *records = domain::agency::Records::default())
}

fn page(l: Lang, asked: &Asked, sent: &Sent, wrong: &[(String, String)]) -> String {
    let frame = Frame::sample(l, routes::USERS);
    UsersPage::new(frame, &world(), &everybody(), asked, (sent, wrong), "k1".into()).render().expect("a page")
}

#[test]
fn the_list_says_state_and_roles_and_a_search_narrows() {
    for l in [Lang::Id, Lang::En] {
        let html = page(l, &Asked::default(), &Sent::default(), &[]);
        check::page("pengguna", l, &html);
        assert!(html.contains(
            l.t("3 akun; 1 belum diaktifkan, 1 nonaktif.", "3 accounts; 1 not activated, 1 switched off.")
        ));
        assert!(html.contains(" (Plt.)") && !html.contains("<details class=\"more\" open"));
        let found = page(l, &Asked { q: "budi".into(), ..Asked::default() }, &Sent::default(), &[]);
        assert!(found.contains("Budi Hartono") && !found.contains("Citra Ayu"));
        let none = page(l, &Asked { q: "zzz".into(), ..Asked::default() }, &Sent::default(), &[]);
        check::page("pengguna-kosong", l, &none);
    }
}

#[test]
fn a_wrong_form_keeps_what_was_typed_but_never_the_password() {
    let sent = Sent {
        login: "Budi!".into(),
        name: "Budi".into(),
        password: "rahasia-sekali".into(),
        ..Sent::default()
    };
    let wrong = [("login".to_owned(), "Nama pengguna keliru.".to_owned())];
    let html = page(Lang::Id, &Asked::default(), &sent, &wrong);
    check::page("pengguna-salah", Lang::Id, &html);
    assert!(html.contains("value=\"Budi!\"") && !html.contains("rahasia-sekali"));
    assert!(html.contains("Kesalahan: akun belum ditambahkan") && html.contains("href=\"#login\""));
}

#[test]
fn the_form_asks_for_what_a_role_needs() {
    let field = |sent: &Sent| match command(&story::world(), sent) {
        Err(AppError::Invalid(fields)) => fields[0].field,
        other => panic!("not a wrong field: {:?}", other.map(|new| new.login)),
    };
    let head = Sent { name: "Budi".into(), role: "unit_head".into(), ..Sent::default() };
    assert_eq!(field(&head), "unit");
    let bare = Sent { name: "Budi".into(), role: "auditor".into(), ..Sent::default() };
    assert_eq!(field(&bare), "password");
    assert_eq!(field(&Sent { nip: "123".into(), ..bare.clone() }), "nip");
    assert_eq!(field(&Sent { name: " ".into(), ..bare.clone() }), "name");
    let good = command(&story::world(), &Sent { password: "contoh-kata-sandi".into(), ..bare });
    assert_eq!(good.expect("a command").roles, [(Role::Auditor, None)]);
}

fn bare() -> (&'static user_roles::Sent, &'static [(String, String)]) {
    static NOTHING: std::sync::LazyLock<user_roles::Sent> =
        std::sync::LazyLock::new(user_roles::Sent::default);
    (&NOTHING, &[])
}

#[test]
fn one_account_can_be_switched_off_but_not_ones_own() {
    let all = everybody();
    for l in [Lang::Id, Lang::En] {
        for (name, at) in [("pengguna-satu", 0), ("pengguna-mati", 1)] {
            let frame = Frame::sample(l, routes::USERS);
            let html = UserPage::new(frame, &world(), &all[at], false, bare(), "k1".into())
                .render()
                .expect("a page");
            check::page(name, l, &html);
            assert!(html.contains("name=\"seen\" value=\"3\""));
            assert!(html.contains("/slip\""), "the operator makes slips");
        }
        let frame = Frame::sample(l, routes::USERS);
        let own =
            UserPage::new(frame, &world(), &all[0], true, bare(), "k1".into()).render().expect("a page");
        assert!(!own.contains("name=\"seen\"") && !own.contains("/slip\""));
    }
}
