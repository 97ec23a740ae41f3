//! Accounts for all staff in one act, and the slips with their first codes. A code counts once and for
//! fourteen days; only its hash is kept, so a slip cannot be printed again, only replaced.

use std::collections::BTreeSet;

use domain::ids::{AccountId, PersonId};
use domain::snapshot::PersonIx;
use serde_json::json;
use store::account::{Account, Activation, RoleRow};

use crate::act::{Act, Begun, FormKey};
use crate::actor::Actor;
use crate::context::{Context, hash};
use crate::error::AppError;
use crate::permission::{Role, UseCase};
use crate::world::World;

/// Fourteen days.
pub const VALID_MICROS: i64 = 14 * 24 * 3600 * 1_000_000;

/// A slip to be handed to a person.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The person.
    pub person: PersonIx,
    /// Name to sign in with.
    pub login: String,
    /// The code, in groups of four; seen only here.
    pub code: String,
}

/// Letters and digits that are not mistaken for one another.
const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A code as it is hashed: upper case, without blanks and hyphens.
#[must_use]
pub fn normal(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Twelve letters, 60 bits, in groups of four.
fn new_code(cx: &Context) -> String {
    let secret = cx.ids.secret(12);
    let bytes = secret
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    let letters: String = bytes.map(|b| char::from(ALPHABET[usize::from(b) % ALPHABET.len()])).collect();
    letters
        .as_bytes()
        .chunks(4)
        .map(|g| String::from_utf8_lossy(g).into_owned())
        .collect::<Vec<_>>()
        .join("-")
}

/// Whom slips are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody in service who has no account yet.
    AllWithout,
    /// One person, whose older code loses its force.
    One(PersonId),
}

/// Makes accounts where missing and issues slips. A form sent twice issues none the second time.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`]; faults.
pub async fn issue(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    whom: &Whom,
) -> Result<Vec<Slip>, AppError> {
    let act = Act::intend(cx, actor, UseCase::IssueSlips, "accounts").await?;
    let world = cx.world().await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let accounts = store::account::list(&mut tx).await?;
    drop(tx);
    let people = match whom {
        Whom::One(id) => vec![world.person(id)?],
        Whom::AllWithout => without_account(&world, &accounts),
    };
    let Begun::New(mut change) = act.change(key, json!({"slips": people.len()})).await? else {
        return Ok(Vec::new());
    };
    let mut taken: BTreeSet<String> = accounts.iter().map(|a| a.login.clone()).collect();
    let mut slips = Vec::with_capacity(people.len());
    for ix in people {
        let person = world.ids.person(ix).clone();
        let known = accounts.iter().find(|a| a.person.as_ref() == Some(&person));
        let (account, login) = match known {
            Some(account) => (account.id.clone(), account.login.clone()),
            None => {
                let login = free_login(&world, ix, &mut taken);
                (add_account(cx, &mut change, &world, ix, &login).await?, login)
            }
        };
        let code = new_code(cx);
        let now = cx.clock.now();
        let activation = Activation {
            id: cx.ids.next_id(),
            account,
            code_hash: hash(&normal(&code)),
            issued_by: actor.login.clone(),
            issued_at: now,
            expires_at: now + VALID_MICROS,
        };
        store::account::add_code(&mut change.tx, &activation, &change.event).await?;
        slips.push(Slip { person: ix, login, code });
    }
    change.commit("").await?;
    Ok(slips)
}

fn without_account(world: &World, accounts: &[Account]) -> Vec<PersonIx> {
    let have: BTreeSet<&str> =
        accounts.iter().filter_map(|a| a.person.as_ref().map(|p| p.as_str())).collect();
    world
        .snapshot
        .person_indexes()
        .filter(|ix| world.snapshot.is_there(*ix, world.today))
        .filter(|ix| !have.contains(world.ids.person(*ix).as_str()))
        .collect()
}

/// First and last name joined by a dot, with a number where taken; never the NIP.
fn free_login(world: &World, ix: PersonIx, taken: &mut BTreeSet<String>) -> String {
    let slug = domain::code::slug(&world.snapshot.person(ix).record.name);
    let mut words = slug.split('-');
    let first = words.next().filter(|w| !w.is_empty()).unwrap_or("pegawai");
    let base = match words.next_back() {
        Some(last) => format!("{first}.{last}"),
        None => first.to_owned(),
    };
    let login = (1..)
        .map(|n| if n == 1 { base.clone() } else { format!("{base}{n}") })
        .find(|login| !taken.contains(login))
        .unwrap_or(base);
    taken.insert(login.clone());
    login
}

async fn add_account(
    cx: &Context,
    change: &mut crate::act::Change,
    world: &World,
    ix: PersonIx,
    login: &str,
) -> Result<AccountId, AppError> {
    let account = Account {
        id: AccountId(cx.ids.next_id()),
        login: login.to_owned(),
        name: world.snapshot.person(ix).record.full_name(),
        person: Some(world.ids.person(ix).clone()),
        password_hash: None,
        is_disabled: false,
        created_at: cx.clock.now(),
        version: 1,
    };
    store::account::add(&mut change.tx, &account, &change.event).await?;
    let role = RoleRow {
        id: cx.ids.next_id(),
        account: account.id.clone(),
        role: Role::Staff.code().to_owned(),
        unit: None,
        capacity: "definitive".to_owned(),
        from: world.today.to_string(),
        until: None,
    };
    store::account::add_role(&mut change.tx, &role, &change.event).await?;
    Ok(account.id)
}
