//! Accounts: who may issue codes, how codes and passwords are taken, how roles are granted.

use app::account::NewAccount;
use app::act::FormKey;
use app::actor::{Actor, Grant};
use app::error::AppError;
use app::permission::Role;
use app::slips::Whom;
use domain::ids::{AccountId, PersonId};

use crate::office::{Office, offices};

/// Somebody signed in with one role.
fn actor(role: Role, account: &AccountId) -> Actor {
    let mut actor = Actor::console(role.code());
    actor.is_console = false;
    actor.account = Some(account.clone());
    actor.grants = vec![Grant { role, unit: None, capacity: "definitive".into() }];
    actor
}

/// Adds an account with roles for the first people of the data.
async fn account(office: &Office, login: &str, at: u32, roles: &[Role]) -> (AccountId, PersonId) {
    let world = office.cx.world().await.expect("a world");
    let person = world.ids.person(domain::snapshot::PersonIx(at)).clone();
    let new = NewAccount {
        login: login.into(),
        name: login.into(),
        password: Some("kopi senja di dermaga".into()),
        person: Some(person.clone()),
        roles: roles.iter().map(|role| (*role, None)).collect(),
    };
    let id = app::account::add(&office.cx, &Actor::console("op"), None, &new).await.expect("added");
    (AccountId(id), person)
}

fn is_refused<T>(result: &Result<T, AppError>, word: &str) -> bool {
    matches!(result, Err(AppError::Refused { en, .. }) if en.contains(word))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_for_an_account_with_power_is_the_operators_and_never_ones_own() {
    for office in offices("power").await {
        let cx = &office.cx;
        let (head, heads) = account(&office, "kepala", 0, &[Role::Staff, Role::UnitHead]).await;
        let (operator, _) = account(&office, "operator", 1, &[Role::Operator]).await;
        let (staff, own) = account(&office, "pegawai", 2, &[Role::Staff]).await;
        let analyst = actor(Role::Analyst, &AccountId("none".into()));
        let key = FormKey("power".into());
        let taken = app::slips::issue(cx, &analyst, Some(&key), &Whom::One(heads.clone())).await;
        assert!(is_refused(&taken, "Ask the operator"), "{taken:?}");
        let by_account = app::slips::issue(cx, &analyst, None, &Whom::Account(head.clone())).await;
        assert!(matches!(by_account, Err(AppError::Forbidden)));
        let slips = app::slips::issue(cx, &analyst, Some(&key), &Whom::One(own.clone())).await;
        assert_eq!(slips.expect("staff alone").len(), 1, "and the key was not used up by the refusal");

        let op = actor(Role::Operator, &operator);
        for id in [&head, &staff] {
            let slips = app::slips::issue(cx, &op, None, &Whom::Account(id.clone())).await.expect("issued");
            assert_eq!(slips.len(), 1);
        }
        let mine = app::slips::issue(cx, &op, None, &Whom::Account(operator.clone())).await;
        assert!(is_refused(&mine, "another operator"), "{mine:?}");
        let mut both = actor(Role::Analyst, &staff);
        both.person = Some(own.clone());
        let mine = app::slips::issue(cx, &both, None, &Whom::One(own)).await;
        assert!(is_refused(&mine, "another operator"), "{mine:?}");
    }
}
