//! Passwords: length and a blocklist, no composition rules, Argon2id. Nothing personal may be one.

use std::time::Duration;

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _, password_hash::phc::PasswordHash};

use store::account::Account;
use tokio::sync::Semaphore;

use crate::context::Context;
use crate::error::AppError;
use crate::world::World;

/// Least characters of a password that is the only factor (NIST SP 800-63B-4).
pub const LEAST: usize = 15;
/// Most bytes taken, so that a form cannot keep the hasher busy.
pub const MOST: usize = 1024;

/// Words that guessers try first; a password that holds one and little else is refused.
const BLOCKED: &[&str] = &[
    "password",
    "kata sandi",
    "katasandi",
    "rahasia",
    "bismillah",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "123456",
    "654321",
    "indonesia",
    "merdeka",
    "pancasila",
    "pegawai",
    "bkpsdm",
    "kabupaten",
    "pemerintah",
    "admin",
    "welcome",
    "letmein",
    "iloveyou",
    "mutasi",
    "garuda",
    "bupati",
    "sayang",
    "abcdef",
    "111111",
    "000000",
    "112233",
];

/// Checks a new password; `personal` are words about the person (login, NIP, birth date) that it may not be.
///
/// # Errors
/// [`AppError::Invalid`] with the remedy.
pub fn check(password: &str, personal: &[&str]) -> Result<(), AppError> {
    let length = password.chars().count();
    if length < LEAST {
        return Err(AppError::field(
            "password",
            format!(
                "Kata sandi minimal {LEAST} karakter, baru terisi {length}. Pakai beberapa kata yang Anda ingat."
            ),
            format!(
                "A password has at least {LEAST} characters, this has {length}. Use a few words you remember."
            ),
        ));
    }
    if password.len() > MOST {
        return Err(AppError::field("password", "Kata sandi terlalu panjang.", "The password is too long."));
    }
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let is_personal = |word: &&str| {
        let word: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        word.len() >= 4 && plain.contains(&word) && plain.len() < word.len() + 8
    };
    let distinct = plain.chars().collect::<std::collections::BTreeSet<_>>().len();
    if distinct < 5 || BLOCKED.iter().any(is_personal) || personal.iter().any(is_personal) {
        return Err(AppError::field(
            "password",
            "Kata sandi ini mudah ditebak. Pakai beberapa kata lain, bukan NIP, nama, atau tanggal lahir.",
            "This password is easy to guess. Use a few other words, not NIP, name or birth date.",
        ));
    }
    Ok(())
}

/// Words about the owner of an account that its password may not be: login, name, NIP, birth date.
#[must_use]
pub fn personal_words(world: &World, account: &Account) -> Vec<String> {
    let mut words = vec![account.login.clone(), account.name.clone()];
    if let Some(person) = account.person.as_ref().and_then(|id| world.person(id).ok()) {
        let record = &world.snapshot.person(person).record;
        words.push(record.name.clone());
        words.extend(record.name.split_whitespace().map(str::to_owned));
        words.push(record.nip.as_str().to_owned());
        for birth in record.nip.birth_date().into_iter().chain(record.birth_date) {
            words.extend(["%Y%m%d", "%d%m%Y", "%d%m%y"].map(|form| birth.strftime(form).to_string()));
        }
    }
    words
}

/// A hash that no password fits, so that unknown logins take as long as known ones.
pub(crate) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3l3eU2oZ1o1q2m3n4b5v6c7x8z9a0s1d2f3g4h5j6k8";

/// Turns at the hasher. Each hash takes 19 MiB and a core for some tens of milliseconds, and anybody may ask for
/// one, so only few run at once and the others wait.
pub(crate) struct Turns(Semaphore);

/// Hashes at once.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

impl Default for Turns {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

impl Turns {
    /// Does slow work when its turn comes, on a thread that may be kept busy.
    async fn work<T: Send + 'static>(
        &self,
        patience: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let broken = |e: String| AppError::broken("account", "", e);
        let Ok(turn) = tokio::time::timeout(patience, self.0.acquire()).await else {
            return Err(AppError::refused(
                "Terlalu banyak orang masuk bersamaan. Coba lagi satu menit lagi.",
                "Too many people sign in at once. Try again in a minute.",
            ));
        };
        let _turn = turn.map_err(|e| broken(e.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|e| broken(e.to_string()))
    }
}

/// Hashes a password when its turn comes.
///
/// # Errors
/// [`AppError::Refused`] where the turn does not come; a fault where the hasher fails.
pub(crate) async fn hash_in_turn(cx: &Context, password: &str) -> Result<String, AppError> {
    let given = password.to_owned();
    cx.turns().work(PATIENCE, move || hash(&given)).await?
}

/// Whether a password fits a hash, when its turn comes.
///
/// # Errors
/// [`AppError::Refused`] where the turn does not come.
pub(crate) async fn fits_in_turn(cx: &Context, password: &str, hash: String) -> Result<bool, AppError> {
    let given = password.to_owned();
    cx.turns().work(PATIENCE, move || fits(&given, &hash)).await
}

/// Hashes a password; slow on purpose.
///
/// # Errors
/// A fault where the hasher fails.
pub fn hash(password: &str) -> Result<String, AppError> {
    let broken = |e: String| AppError::broken("account", "", e);
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|h| h.to_string())
        .map_err(|e| broken(e.to_string()))
}

/// Whether a password fits a hash; slow on purpose.
#[must_use]
pub fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_guessing_decide_not_composition() {
        assert!(check("kopi senja di dermaga", &["19850312"]).is_ok());
        assert!(check("empat belas kr", &[]).is_err(), "14 characters");
        assert!(check("lima belas krkt", &[]).is_ok(), "15 characters");
        assert!(check("password1234567", &[]).is_err());
        assert!(check("aaaaaaaaaaaaaaaa", &[]).is_err());
        assert!(check("198503122010012907", &["198503122010012907"]).is_err(), "the NIP");
        assert!(check("sitiaminah123456", &["sitiaminah"]).is_err());
    }

    #[test]
    fn a_hash_fits_its_password_only() {
        let hash = hash("kopi senja di dermaga").expect("hashes");
        assert!(hash.starts_with("$argon2id$"));
        assert!(fits("kopi senja di dermaga", &hash));
        assert!(!fits("kopi senja di dermagA", &hash));
    }

    #[test]
    fn the_hash_of_nobody_costs_what_a_real_one_costs() {
        let real = hash("kopi senja di dermaga").expect("hashes");
        let costs = |hash: &str| PasswordHash::new(hash).expect("it parses").params.to_string();
        assert_eq!(costs(NOBODY), costs(&real));
        let parsed = PasswordHash::new(NOBODY).expect("it parses");
        let answer = Argon2::default().verify_password(b"kopi senja di dermaga", &parsed);
        assert!(
            matches!(answer, Err(argon2::password_hash::Error::PasswordInvalid)),
            "hashed and compared, not refused beforehand: {answer:?}"
        );
    }

    #[tokio::test]
    async fn hashing_waits_for_its_turn_and_gives_up() {
        let turns = Turns::default();
        let held = turns.0.acquire_many(u32::try_from(AT_ONCE).expect("few")).await.expect("free");
        let refused = turns.work(Duration::from_millis(5), || ()).await;
        assert!(matches!(refused, Err(AppError::Refused { .. })), "{refused:?}");
        drop(held);
        turns.work(Duration::from_secs(5), || ()).await.expect("a turn");
    }
}
