//! The book of rules: every rule with its basis, both wordings, its numbers by date and its case table, as
//! Markdown for `docs/reference/rules.md`. Generated; a lawyer can review that page alone.

use crate::citation::{citation_of, citations};
use crate::format::date;
use crate::label;
use crate::lang::Lang;
use crate::parameter::{parameter_name, parameter_value};
use crate::rule::{rule_name, rule_sentence};
use core::fmt::Write as _;
use rules::parameter::Param;
use rules::registry::RULES;
use rules::rule::{Rule, Scope};
use rules::source::{Mark, sources};

/// The whole page.
#[must_use]
pub fn rule_book(lang: Lang) -> String {
    let mut out = String::new();
    let head = lang.t(
        "# Buku aturan\n\nDibuat dari kode; jangan diubah dengan tangan. Setiap aturan menyebut dasar, bunyinya dalam dua bahasa, angka menurut tanggal, dan tabel kasus ujinya.\n\nAkibat: **menghalangi** – tidak dapat direncanakan, hanya data yang belum ada dapat dikecualikan; **perlu persetujuan tertulis** – boleh dengan pengecualian yang tercatat; **peringatan** – ditampilkan saja. Data yang belum ada tidak pernah dianggap memenuhi.\n",
        "# The book of rules\n\nGenerated from the code; do not edit by hand. Each rule names its basis, its wording in both languages, its numbers by date and its case table.\n\nEffects: **forbids** – cannot be planned, only a missing fact may be waived; **needs a written waiver** – may go on with a recorded exception; **warning** – shown only. A missing fact never counts as a pass.\n",
    );
    out.push_str(head);
    for rule in RULES {
        write_rule(&mut out, lang, rule);
    }
    write_sources(&mut out, lang);
    out
}

fn write_rule(out: &mut String, lang: Lang, rule: &Rule) {
    let slug = rule.id.code();
    line(out, &format!("\n## {slug}\n\n**{}**\n", rule_name(lang, rule.id)));
    line(out, &format!("- Bahasa Indonesia: {}", rule_sentence(Lang::Id, rule.id)));
    line(out, &format!("- English: {}", rule_sentence(Lang::En, rule.id)));
    let basis = label::basis(lang, rule.basis);
    let cites = if rule.citation.is_empty() { "–".to_owned() } else { citations(lang, rule.citation) };
    line(out, &format!("- {}: {basis}; {cites}", lang.t("Dasar", "Basis")));
    if rule.mark != Mark::P {
        let note = lang.t("belum terkonfirmasi", "not confirmed");
        line(out, &format!("- {}: {}; {note}", lang.t("Pembacaan", "Reading"), mark(lang, rule.mark)));
    }
    let part = if rule.splits { lang.t(" (sebagian berbeda)", " (a part differs)") } else { "" };
    let effect = label::severity(lang, rule.severity);
    line(out, &format!("- {}: {effect}{part}", lang.t("Akibat", "Effect")));
    line(out, &format!("- {}: {}", lang.t("Yang dinilai", "What is judged"), scope(lang, rule.scope)));
    let from = date(lang, rule.from);
    line(out, &format!("- {}: {from}", lang.t("Berlaku sejak", "In force since")));
    let file = format!("{}.toml", slug.replace('-', "_"));
    let cases = lang.t("Tabel kasus", "Case table");
    line(out, &format!("- {cases}: [{file}](../../crates/rules/cases/{file})"));
    if !rule.parameters.is_empty() {
        write_parameters(out, lang, rule.parameters);
    }
}

fn write_parameters(out: &mut String, lang: Lang, parameters: &[Param]) {
    line(
        out,
        lang.t(
            "\n| Angka | Nilai | Berlaku sejak | Dasar | Catatan |\n|---|---|---|---|---|",
            "\n| Number | Value | Since | Basis | Note |\n|---|---|---|---|---|",
        ),
    );
    for parameter in parameters {
        let table = parameter.table();
        for value in &table.values {
            let mut notes = Vec::new();
            if value.source == "agency" {
                notes.push(
                    lang.t("nilai awal, instansi yang memutuskan", "a starting value; the agency decides"),
                );
            } else {
                notes.push(mark(lang, value.mark));
            }
            if !value.confirmed {
                notes.push(lang.t("belum terkonfirmasi", "not confirmed"));
            }
            if table.agency_may_set {
                notes.push(lang.t("dapat diatur instansi", "the agency may set it"));
            }
            let row = format!(
                "| {} (`{}`) | {} | {} | {} | {} |",
                parameter_name(lang, *parameter),
                parameter.code(),
                parameter_value(lang, table.unit, &value.value),
                date(lang, value.from),
                citation_of(lang, &value.source, &value.place),
                notes.join("; "),
            );
            line(out, &row);
        }
    }
}

fn write_sources(out: &mut String, lang: Lang) {
    line(
        out,
        lang.t(
            "\n## Daftar peraturan\n\n| Peraturan | Judul | Status | Diubah oleh | Catatan |\n|---|---|---|---|---|",
            "\n## Instruments\n\n| Instrument | Title | Status | Amended by | Note |\n|---|---|---|---|---|",
        ),
    );
    for source in sources() {
        let amended: Vec<String> = source.amended_by.iter().map(|id| citation_of(lang, id, "")).collect();
        let row = format!(
            "| {} | {} | {} | {} | {} |",
            source.short,
            lang.t(&source.title, &source.title_en),
            label::status(lang, source.status),
            amended.join("; "),
            mark(lang, source.mark),
        );
        line(out, &row);
    }
}

/// What a verdict of the scope depends on.
#[must_use]
pub fn scope(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Person => lang.t("pegawai", "the person"),
        Scope::PersonJob => lang.t("pegawai dan nama jabatan tujuan", "the person and the target job"),
        Scope::Post => lang.t("jabatan tujuan", "the target post"),
        Scope::Pair => lang.t("pegawai dan jabatan tujuan", "the person and the target post"),
        Scope::Stay => lang.t("pegawai yang tetap di jabatannya", "the person who stays"),
        Scope::Plan => lang.t("seluruh rencana", "the whole plan"),
    }
}

/// How a fact of law was read.
#[must_use]
pub fn mark(lang: Lang, mark: Mark) -> &'static str {
    match mark {
        Mark::P => lang.t("naskah asli dibaca", "primary text read"),
        Mark::S => lang.t("dari sumber sekunder", "from a secondary source"),
        Mark::M => lang.t("belum dibaca ulang", "not re-read"),
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}
