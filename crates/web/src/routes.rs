//! Every address of the product, and the only place where one is written.
//! Builders take opaque ids; a NIP never stands in an address.

use core::fmt::Display;

/// The public front page (U1).
pub const HOME: &str = "/";
/// Sign in.
pub const SIGN_IN: &str = "/masuk";
/// Sign out (POST).
pub const SIGN_OUT: &str = "/keluar";
/// First password by the code on a slip.
pub const ACTIVATION: &str = "/aktivasi";
/// One's own account: change the password.
pub const ACCOUNT: &str = "/akun";
/// Liveness for the operator's monitor.
pub const HEALTHZ: &str = "/healthz";
/// Readiness for the operator's monitor.
pub const READYZ: &str = "/readyz";
/// A static file; `{tag}` is its content hash, so it can be kept for ever.
pub const ASSET: &str = "/aset/{tag}/{name}";
/// The rules in force (U3).
pub const RULES: &str = "/aturan";
/// A civil servant's own page (S1).
pub const MINE: &str = "/saya";
/// Why me (S5).
pub const MY_PLACEMENT: &str = "/saya/penempatan";
/// Why not me (S6).
pub const NOT_ME: &str = "/saya/bukan-saya";
/// The analyst's home (A1).
pub const WORK: &str = "/kerja";
/// Imports (A2).
pub const IMPORTS: &str = "/impor";
/// Registers declared complete or open (POST).
pub const REGISTERS: &str = "/impor/register";
/// One import (A2).
pub const IMPORT: &str = "/impor/{id}";
/// The columns of an import's file, corrected (POST).
pub const IMPORT_COLUMNS: &str = "/impor/{id}/kolom";
/// Findings as a workbook.
pub const IMPORT_FINDINGS: &str = "/impor/{id}/temuan.xlsx";
/// The refused rows of an import alone.
pub const IMPORT_REJECTED: &str = "/impor/{id}/ditolak.xlsx";
/// Apply an import, refused rows set aside with a reason (POST).
pub const IMPORT_APPLY: &str = "/impor/{id}/terapkan";
/// Decide about people whom a full list leaves out (POST).
pub const IMPORT_ABSENCE: &str = "/impor/{id}/putusan";
/// Leave an import that was tried (POST).
pub const IMPORT_LEAVE: &str = "/impor/{id}/tinggalkan";
/// Undo an import (POST).
pub const IMPORT_UNDO: &str = "/impor/{id}/batalkan";
/// Wrong data by kind (A3).
pub const ANOMALIES: &str = "/anomali";
/// Staffing needs (A4).
pub const NEEDS: &str = "/kebutuhan";
/// Staffing needs as a workbook.
pub const NEEDS_XLSX: &str = "/kebutuhan.xlsx";
/// Staffing needs as comma-separated text.
pub const NEEDS_CSV: &str = "/kebutuhan.csv";
/// Where a post's need comes from.
pub const NEED: &str = "/kebutuhan/{id}";
/// Leavers and vacancies ahead (A5).
pub const PROJECTION: &str = "/proyeksi";
/// Work units, a list.
pub const UNITS: &str = "/unit";
/// One unit (K1).
pub const UNIT: &str = "/unit/{id}";
/// People (A6).
pub const PEOPLE: &str = "/pegawai";
/// One person.
pub const PERSON: &str = "/pegawai/{id}";
/// Posts (A6).
pub const POSTS: &str = "/jabatan";
/// One post.
pub const POST: &str = "/jabatan/{id}";
/// All plans (A18).
pub const PLANS: &str = "/rencana";
/// Two plans side by side (A9).
pub const PLANS_COMPARED: &str = "/rencana/banding";
/// One plan (A8).
pub const PLAN: &str = "/rencana/{id}";
/// A plan is asked for (POST).
pub const PLAN_ASK: &str = "/rencana/minta";
/// A plan being computed is cancelled (POST).
pub const PLAN_CANCEL: &str = "/rencana/{id}/hentikan";
/// A plan is published (POST).
pub const PLAN_PUBLISH: &str = "/rencana/{id}/terbitkan";
/// A plan is withdrawn (POST).
pub const PLAN_WITHDRAW: &str = "/rencana/{id}/tarik";
/// Moves of a plan as a file.
pub const PLAN_MOVES: &str = "/rencana/{id}/perpindahan/{kind}";
/// A pin, ban or waiver is made on a person's page in a plan (POST).
pub const DEMAND: &str = "/rencana/{id}/siapa/{person}/permintaan";
/// A demand is lifted (POST).
pub const DEMAND_LIFT: &str = "/rencana/permintaan/{id}/cabut";
/// One person in a plan (A10).
pub const PLAN_PERSON: &str = "/rencana/{id}/siapa/{person}";
/// Criteria and weights (A17).
pub const CRITERIA: &str = "/kriteria";
/// The record (I1).
pub const AUDIT: &str = "/audit";
/// Accounts and roles (O2).
pub const USERS: &str = "/sistem/pengguna";
/// One account (O2).
pub const USER: &str = "/sistem/pengguna/{id}";
/// The end of a role of an account is changed (POST).
pub const USER_ROLE: &str = "/sistem/pengguna/{id}/peran";
/// A new slip for an account (POST).
pub const USER_SLIP: &str = "/sistem/pengguna/{id}/slip";
/// Health of the installation (O1).
pub const SYSTEM: &str = "/sistem";
/// Accounts for all staff and their slips.
pub const SLIPS: &str = "/slip";

/// The moves of a plan as a file of a kind.
#[must_use]
pub fn plan_moves(plan: &impl Display, kind: &str) -> String {
    with_id(PLAN_MOVES, plan).replace("{kind}", kind)
}

/// Where a demand on a person's page in a plan is sent.
#[must_use]
pub fn demand(plan: &impl Display, person: &impl Display) -> String {
    with_id(DEMAND, plan).replace("{person}", &segment(&person.to_string()))
}

/// An address for one thing: the pattern's single `{id}` filled.
#[must_use]
pub fn with_id(pattern: &str, id: &impl Display) -> String {
    pattern.replace("{id}", &segment(&id.to_string()))
}

/// One import.
#[must_use]
pub fn import(id: &impl Display) -> String {
    with_id(IMPORT, id)
}

/// Where a post's need comes from.
#[must_use]
pub fn need(id: &impl Display) -> String {
    with_id(NEED, id)
}

/// One unit.
#[must_use]
pub fn unit(id: &impl Display) -> String {
    with_id(UNIT, id)
}

/// One person.
#[must_use]
pub fn person(id: &impl Display) -> String {
    with_id(PERSON, id)
}

/// One post.
#[must_use]
pub fn post(id: &impl Display) -> String {
    with_id(POST, id)
}

/// One plan.
#[must_use]
pub fn plan(id: &impl Display) -> String {
    with_id(PLAN, id)
}

/// One account.
#[must_use]
pub fn user(id: &impl Display) -> String {
    with_id(USER, id)
}

/// One person in a plan.
#[must_use]
pub fn plan_person(plan: &impl Display, person: &impl Display) -> String {
    with_id(PLAN_PERSON, plan).replace("{person}", &segment(&person.to_string()))
}

/// A static file by its content hash and name.
#[must_use]
pub fn asset(tag: &str, name: &str) -> String {
    format!("/aset/{tag}/{name}")
}

/// An address with a question: empty values are left out, so links stay short.
#[must_use]
pub fn query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let mut mark = '?';
    for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(mark);
        out.push_str(key);
        out.push('=');
        out.push_str(&segment(value));
        mark = '&';
    }
    out
}

/// Text made safe for one place of an address (RFC 3986: unreserved characters stay).
#[must_use]
pub fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_only_safe_characters() {
        assert_eq!(person(&"01a/b"), "/pegawai/01a%2Fb");
        assert_eq!(plan_person(&"p1", &"x 2"), "/rencana/p1/siapa/x%202");
        assert_eq!(
            query(PEOPLE, &[("q", "siti a"), ("urut", ""), ("hal", "2")]),
            "/pegawai?q=siti%20a&hal=2"
        );
    }
}
