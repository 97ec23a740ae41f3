//! The facts of an entry of the record in words.

use app::permission::Role;
use domain::kind::Kind;
use domain::person::LegalStatus;
use domain::time::Date;
use rules::rule::RuleId;
use serde_json::{Number, Value};

use crate::format;
use crate::lang::Lang;
use crate::visit;

/// What a fact of an entry is called.
fn fact_name(l: Lang, key: &str) -> &str {
    match key {
        "moves" => l.t("perpindahan", "moves"),
        "reasons" => l.t("alasan", "reasons"),
        "reason" => l.t("alasan", "reason"),
        "why" => l.t("sebab", "why"),
        "slips" => "slip",
        "plan" => l.t("rencana", "plan"),
        "number" => l.t("versi", "version"),
        "percent" => l.t("bobot", "weights"),
        "login" => l.t("akun", "account"),
        "roles" => l.t("peran", "roles"),
        "disabled" => l.t("nonaktif", "switched off"),
        "rows" => l.t("baris", "rows"),
        "file" => l.t("berkas", "file"),
        "before" => l.t("sebelumnya", "before"),
        "until" => l.t("sampai", "until"),
        "people" => l.t("pegawai", "people"),
        "kind" => l.t("jenis", "kind"),
        "as_of" => l.t("per", "as of"),
        "effective" => l.t("berlaku", "effective"),
        "withdraw" => l.t("ditarik", "withdrawn"),
        "cancel" => l.t("dihentikan", "cancelled"),
        "open" => l.t("dibuka", "opened"),
        "scope" => l.t("lingkup", "scope"),
        "new" => l.t("baru", "new"),
        "changed" => l.t("berubah", "changed"),
        "unchanged" => l.t("tetap", "unchanged"),
        "missing" => l.t("tidak ada di berkas", "missing"),
        "set_aside" => l.t("disisihkan", "set aside"),
        "file_hash" => l.t("sidik berkas", "hash of the file"),
        "bytes" => l.t("ukuran", "size"),
        "decision" => l.t("keputusan", "decision"),
        "legal_status" => l.t("kedudukan hukum", "legal standing"),
        "rule" => l.t("aturan", "rule"),
        "about" => l.t("tentang", "about"),
        "person" => l.t("pegawai", "person"),
        "lift" => l.t("dicabut", "lifted"),
        "unit" => "unit",
        "capacity" => l.t("kapasitas", "capacity"),
        "from" => l.t("mulai", "from"),
        "import" => l.t("impor", "import"),
        "undone" => l.t("impor yang dibatalkan", "undone import"),
        "sheets" => l.t("lembar", "sheets"),
        other => other,
    }
}

/// The words for a code; none where the text is not one.
fn code_words(l: Lang, key: &str, code: &str) -> Option<&'static str> {
    let words = match (key, code) {
        ("roles", _) => return Role::parse(code).map(|role| visit::role(l, role)),
        ("rule", _) => return RuleId::parse(code).map(|rule| text::rule::rule_name(l, rule)),
        ("kind", "pin") => l.t("penempatan yang diminta", "asked for"),
        ("kind", "ban") => l.t("penempatan yang dilarang", "banned"),
        ("kind", "waiver") => l.t("pengecualian", "waiver"),
        ("kind", _) => return Kind::parse(code).map(|kind| text::label::kind(l, kind)),
        ("decision", "serves") => l.t("masih bertugas", "still serves"),
        ("decision", "left") => l.t("tidak lagi bertugas", "no longer serves"),
        ("capacity", "definitive") => l.t("definitif", "definitive"),
        ("capacity", "plt") => l.t("pelaksana tugas (Plt.)", "acting (Plt.)"),
        ("capacity", "plh") => l.t("pelaksana harian (Plh.)", "acting by the day (Plh.)"),
        ("about", "plan") => l.t("rencana", "plan"),
        (_, "accounts") => l.t("akun", "accounts"),
        ("why", "breaches") => l.t("rencana melanggar aturan", "the plan breaks rules"),
        ("why", "built upon") => l.t("sudah ada perubahan sesudahnya", "later changes build upon it"),
        ("why", "code") => l.t("kode tidak berlaku", "the code does not count"),
        ("why", "data changed") => l.t("data berubah", "the data changed"),
        ("why", "day") => l.t("tanggal tidak dapat dipakai", "the day cannot be used"),
        ("why", "grounds changed") => l.t("dasar perhitungan berubah", "the grounds changed"),
        ("why", "held") => l.t("peran itu sudah dipegang", "the role is held already"),
        ("why", "not lawful") => l.t("tidak diperbolehkan aturan", "the rules forbid it"),
        ("why", "own role") => l.t("peran akun sendiri", "a role of one's own"),
        ("why", "referred to") => l.t("datanya dirujuk data lain", "other data refer to it"),
        ("why", "rejected rows") => l.t("ada baris yang ditolak", "rows are refused"),
        ("why", "roles") => l.t("akun itu memegang peran lain", "the account holds other roles"),
        _ => return None,
    };
    Some(words)
}

/// A day written as 2026-06-02.
fn day_of(text: &str) -> Option<Date> {
    let is_day = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    text.parse().ok().filter(|_| is_day)
}

/// An id or a hash by its first letters; any other text as it is.
fn shortened(l: Lang, text: &str) -> String {
    let (kind, id) = text.rsplit_once(':').unwrap_or(("", text));
    let is_plain = id.len() >= 26
        && id.chars().all(|c| c.is_ascii_alphanumeric())
        && id.chars().any(|c| c.is_ascii_digit());
    let is_uuid = id.len() == 36 && id.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    if !is_plain && !is_uuid {
        return text.to_owned();
    }
    let start = &id[..8];
    if kind.is_empty() { format!("{start}…") } else { format!("{} {start}…", fact_name(l, kind)) }
}

fn text_words(l: Lang, key: &str, text: &str) -> String {
    // What people wrote, and names, stay as they are.
    if matches!(key, "reason" | "login" | "file") {
        return text.to_owned();
    }
    if let Some(words) = code_words(l, key, text) {
        return words.to_owned();
    }
    if let Some(day) = day_of(text) {
        return format::date(l, day);
    }
    match text.strip_suffix(" codes that do not count within 15 minutes") {
        Some(count) => l.t(
            format!("{count} kode yang tidak berlaku dalam 15 menit"),
            format!("{count} codes that do not count within 15 minutes"),
        ),
        None => shortened(l, text),
    }
}

/// The size of a file: 1,0 MB, or 38 kB for a small one.
fn size(l: Lang, bytes: u64) -> String {
    let bytes = u32::try_from(bytes).map_or(f64::from(u32::MAX), f64::from);
    if bytes < 100_000.0 {
        return format!("{}\u{a0}kB", format::decimal(l, (bytes / 1000.0).max(1.0), 0));
    }
    format!("{}\u{a0}MB", format::decimal(l, bytes / 1_000_000.0, 1))
}

fn number_words(l: Lang, key: &str, number: &Number) -> String {
    match (key, number.as_u64()) {
        ("bytes", Some(bytes)) => size(l, bytes),
        ("legal_status", Some(code)) => u8::try_from(code)
            .map_or_else(|_| code.to_string(), |code| text::label::legal_status(l, LegalStatus(code))),
        _ => number.to_string(),
    }
}

/// A value in words: codes, days and sizes as people read them.
fn value_words(l: Lang, key: &str, value: &Value) -> String {
    match value {
        Value::String(text) => text_words(l, key, text),
        Value::Number(number) => number_words(l, key, number),
        Value::Bool(yes) => (if *yes { l.t("ya", "yes") } else { l.t("tidak", "no") }).to_owned(),
        Value::Array(list) => list.iter().map(|v| value_words(l, key, v)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// The facts of an entry, 'name: value', without the link to its intent.
pub(crate) fn facts(l: Lang, body: &str) -> String {
    let Ok(Value::Object(map)) = serde_json::from_str(body) else { return body.to_owned() };
    // A null says nothing to a reader.
    let told = map.iter().filter(|(key, value)| *key != "intent" && !value.is_null());
    let pairs = told.map(|(key, value)| format!("{}: {}", fact_name(l, key), value_words(l, key, value)));
    pairs.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_leave_the_intent_out() {
        let body = r#"{"disabled":true,"intent":"a","moves":3,"plan":"p","scope":null}"#;
        assert_eq!(facts(Lang::Id, body), "nonaktif: ya; perpindahan: 3; rencana: p");
        assert_eq!(facts(Lang::En, "not json"), "not json");
    }

    #[test]
    fn values_are_words_days_and_sizes() {
        for (body, words) in [
            (r#"{"until":"2026-06-02"}"#, "sampai: 2\u{a0}Juni\u{a0}2026"),
            (r#"{"why":"built upon"}"#, "sebab: sudah ada perubahan sesudahnya"),
            (
                r#"{"why":"4 codes that do not count within 15 minutes"}"#,
                "sebab: 4 kode yang tidak berlaku dalam 15 menit",
            ),
            (
                r#"{"decision":"left","legal_status":99}"#,
                "keputusan: tidak lagi bertugas; kedudukan hukum: 99\u{a0}Pensiun",
            ),
            (r#"{"roles":["auditor","operator"]}"#, "peran: Auditor, Operator"),
            (r#"{"bytes":1048576}"#, "ukuran: 1,0\u{a0}MB"),
            (r#"{"bytes":38000}"#, "ukuran: 38\u{a0}kB"),
            (r#"{"plan":"0190a6e2-7c1b-7f00-8a00-0123456789ab"}"#, "rencana: 0190a6e2…"),
            (r#"{"about":"person:0123456789abcdef0123456789abcdef"}"#, "tentang: pegawai 01234567…"),
            (r#"{"reason":"2026-06-02"}"#, "alasan: 2026-06-02"),
        ] {
            assert_eq!(facts(Lang::Id, body), words);
        }
        let hash = "ab12".repeat(16);
        let body = format!(r#"{{"file_hash":"{hash}"}}"#);
        assert_eq!(facts(Lang::En, &body), "hash of the file: ab12ab12…");
    }
}
