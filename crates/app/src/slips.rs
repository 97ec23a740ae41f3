//! Accounts for all staff in one act, and the slips with their first codes. A code counts once and for
//! fourteen days; only its hash is kept, so a slip cannot be printed again, only replaced.

use std::collections::BTreeSet;

use domain::ids::{AccountId, PersonId};
use domain::snapshot::PersonIx;
use domain::time::Date;
use serde_json::json;
use store::account::{Account, Activation, RoleRow};

use crate::act::{Act, Begun, FormKey};
use crate::actor::Actor;
use crate::context::{Context, hash};
use crate::error::AppError;
use crate::permission::{Role, UseCase};
use crate::roles::has_ended;
use crate::world::World;

/// Fourteen days.
pub const VALID_MICROS: i64 = 14 * 24 * 3600 * 1_000_000;

/// A slip to be handed to a person.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The person; none for an account of somebody outside the data.
    pub person: Option<PersonIx>,
    /// Name on the slip.
    pub name: String,
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
    /// An account that exists, whatever its roles: the operator's way.
    Account(AccountId),
}

impl Whom {
    /// The right that is asked for.
    const fn use_case(&self) -> UseCase {
        match self {
            Self::AllWithout | Self::One(_) => UseCase::IssueSlips,
            Self::Account(_) => UseCase::ManageAccounts,
        }
    }
}

/// Whoever sees a code can take the account over, so a code for an account that may more than read its own
/// pages is issued by an operator, and nobody issues one for themselves.
fn may_issue(actor: &Actor, account: &Account, roles: &[RoleRow], today: Date) -> Result<(), AppError> {
    if actor.account.as_ref() == Some(&account.id) {
        return Err(AppError::refused(
            "Slip untuk akun Anda sendiri hanya dapat dibuat operator lain. Kata sandi Anda dapat diganti di halaman Akun.",
            "Only another operator can make a slip for your own account. Your password can be changed on the account page.",
        ));
    }
    let held = |r: &RoleRow| r.account == account.id && r.role != Role::Staff.code() && !has_ended(r, today);
    if roles.iter().any(held) && !actor.may(UseCase::ManageAccounts) {
        return Err(AppError::refused(
            "Akun ini memegang peran selain pegawai, sehingga slipnya hanya dibuat operator. Minta operator membuatnya di halaman Pengguna.",
            "This account holds a role beyond staff, so only the operator makes its slip. Ask the operator to make it on the page of accounts.",
        ));
    }
    Ok(())
}

/// Makes accounts where missing and issues slips. A form sent twice issues none the second time.
///
/// # Errors
/// [`AppError::Forbidden`], [`AppError::NotFound`]; [`AppError::Refused`] for one's own account and, without the
/// right to manage accounts, for one with a role beyond staff; faults.
pub async fn issue(
    cx: &Context,
    actor: &Actor,
    key: Option<&FormKey>,
    whom: &Whom,
) -> Result<Vec<Slip>, AppError> {
    let act = Act::intend(cx, actor, whom.use_case(), "accounts").await?;
    let world = cx.world().await?;
    let mut tx = cx.store.read(&cx.agency).await?;
    let accounts = store::account::list(&mut tx).await?;
    drop(tx);
    let takers = takers(&world, &accounts, whom)?;
    let Begun::New(mut change) = act.change(key, json!({"slips": takers.len()})).await? else {
        return Ok(Vec::new());
    };
    // Asked inside the change, so that no role is granted between the question and the code.
    let roles = store::account::roles(&mut change.tx, None).await?;
    let mut known = takers.iter().filter_map(|taker| taker.0);
    if let Err(error) = known.try_for_each(|a| may_issue(actor, a, &roles, world.today)) {
        drop(change);
        act.refuse("roles").await?;
        return Err(error);
    }
    let mut taken: BTreeSet<String> = accounts.iter().map(|a| a.login.clone()).collect();
    let mut slips = Vec::with_capacity(takers.len());
    for (known, person) in takers {
        let (account, login) = match (known, person) {
            (Some(account), _) => (account.id.clone(), account.login.clone()),
            (None, Some(ix)) => {
                let login = free_login(&world, ix, &mut taken);
                (add_account(cx, &mut change, &world, ix, &login).await?, login)
            }
            (None, None) => continue,
        };
        let name = match person {
            Some(ix) => world.snapshot.person(ix).record.full_name(),
            None => known.map(|a| a.name.clone()).unwrap_or_default(),
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
        slips.push(Slip { person, name, login, code });
    }
    change.commit("").await?;
    Ok(slips)
}

/// An account that exists, a person, or both.
type Taker<'a> = (Option<&'a Account>, Option<PersonIx>);

fn takers<'a>(world: &World, accounts: &'a [Account], whom: &Whom) -> Result<Vec<Taker<'a>>, AppError> {
    Ok(match whom {
        Whom::One(id) => {
            let person = world.person(id)?;
            vec![(accounts.iter().find(|a| a.person.as_ref() == Some(id)), Some(person))]
        }
        Whom::Account(id) => {
            let account = accounts.iter().find(|a| a.id == *id).ok_or(AppError::NotFound)?;
            let person = account.person.as_ref().and_then(|id| world.person(id).ok());
            vec![(Some(account), person)]
        }
        Whom::AllWithout => without_account(world, accounts).into_iter().map(|ix| (None, Some(ix))).collect(),
    })
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
