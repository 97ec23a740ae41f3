//! Passwords: length and a blocklist, no composition rules, Argon2id. Nothing personal may be one.

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _, password_hash::phc::PasswordHash};

use crate::error::AppError;

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
}
