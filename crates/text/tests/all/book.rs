//! `docs/reference/rules.md` is what the code says. `UPDATE=1` writes it.

use std::path::PathBuf;
use text::book::rule_book;
use text::lang::Lang;

#[test]
fn the_book_of_rules_is_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/rules.md");
    let wanted = rule_book(Lang::En);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file in a folder")).expect("the folder is made");
        std::fs::write(&path, &wanted).expect("the page is written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/reference/rules.md is stale: run this test with UPDATE=1");
}

#[test]
fn both_books_name_every_rule_and_link_its_cases() {
    for lang in Lang::ALL {
        let book = rule_book(*lang);
        for rule in rules::registry::RULES {
            let slug = rule.id.code();
            assert!(book.contains(&format!("\n## {slug}\n")), "{slug}");
            let cases = format!("crates/rules/cases/{}.toml", slug.replace('-', "_"));
            assert!(book.contains(&cases), "{cases}");
            let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(&cases);
            assert!(file.exists(), "{cases}");
        }
        assert!(book.contains(lang.t("belum terkonfirmasi", "not confirmed")));
    }
}
