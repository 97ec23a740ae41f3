//! The facts of an entry of the record in words.

use crate::lang::Lang;

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
        "bytes" => l.t("bita", "bytes"),
        "decision" => l.t("keputusan", "decision"),
        "legal_status" => l.t("kedudukan hukum", "legal standing"),
        other => other,
    }
}

/// The facts of an entry, 'name: value', without the link to its intent.
pub(crate) fn facts(l: Lang, body: &str) -> String {
    let Ok(serde_json::Value::Object(map)) = serde_json::from_str(body) else { return body.to_owned() };
    let plain = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Bool(yes) => (if *yes { l.t("ya", "yes") } else { l.t("tidak", "no") }).to_owned(),
        serde_json::Value::Array(list) => list
            .iter()
            .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    };
    // A null says nothing to a reader.
    let told = map.iter().filter(|(key, value)| *key != "intent" && !value.is_null());
    let pairs = told.map(|(key, value)| format!("{}: {}", fact_name(l, key), plain(value)));
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
}
