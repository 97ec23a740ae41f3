//! What charts promise: text alternatives, escaped words, tables that carry the same numbers.

use super::*;
use crate::lang::Lang;

const WORDS: Words<'static> = Words { id: "g", title: "T", subtitle: "S", story: "A <b> & \"c\"" };

#[test]
fn every_drawing_says_its_story_and_escapes_words() {
    let rows = [DotRow { label: "TI & <data>".into(), before: 61.0, after: 79.4 }];
    let chart = before_after(Lang::Id, &WORDS, &rows, "%", Some(100.0));
    assert!(chart.svg.contains(r#"role="img" aria-label="A &lt;b&gt; &amp; &quot;c&quot;""#));
    assert!(chart.svg.contains("TI &amp; &lt;data&gt;"));
    assert_eq!(chart.table.rows, [["TI & <data>", "61,0\u{a0}%", "79,4\u{a0}%", "+18,4\u{a0}%"]]);
}

#[test]
fn bars_by_year_stack_and_sum() {
    let bars = [
        YearBar { label: "2027".into(), parts: vec![2, 1], need: Some(5) },
        YearBar { label: "2028".into(), parts: vec![0, 4], need: None },
    ];
    let chart = years(Lang::En, &WORDS, &["IT", "Other"], &bars);
    assert_eq!(chart.table.rows[0], ["2027", "2", "1", "3", "5"]);
    assert_eq!(chart.table.rows[1], ["2028", "0", "4", "4", "not computed"]);
    assert_eq!(chart.keys.len(), 3);
}

#[test]
fn the_rule_stands_before_the_first_bar_past_it() {
    let bin = |label: &str, count, is_past_limit| Bin { label: label.into(), count, is_past_limit };
    let chart = histogram(Lang::Id, &WORDS, &[bin("0", 3, false), bin("5+", 2, true)], Some("batas 5 tahun"));
    assert!(chart.svg.contains("batas 5 tahun"));
    let without = histogram(Lang::Id, &WORDS, &[bin("0", 3, false)], Some("batas 5 tahun"));
    assert!(!without.svg.contains("batas"), "no bar past the limit, no line");
}

#[test]
fn a_chain_of_ten_seats_wraps_after_four() {
    let link = |at: usize| Link {
        person: format!("P{at}"),
        unit: format!("U{at}"),
        note: String::new(),
        change: String::new(),
    };
    let chain = Chain {
        name: "Rantai 1".into(),
        gain: String::new(),
        unit: "U0".into(),
        note: "kosong".into(),
        links: (1..=9).map(link).collect(),
        is_cycle: false,
    };
    let chart = chains(Lang::Id, &WORDS, &[chain]);
    assert_eq!(chart.svg.matches("<rect").count(), 10);
    assert!(chart.svg.contains(r#" 396" role="img""#), "three rows high: {}", &chart.svg[..90]);
    assert_eq!(chart.table.rows[0][1..4], ["P1", "U1", "kosong, U0"]);
    assert_eq!((chart.table.rows.len(), &*chart.table.rows[1][3]), (9, "U1"), "a row for each person");
}

#[test]
fn bars_in_cells_begin_where_the_last_ended() {
    let bars = criteria(&[30.0, 20.0, -5.0], 100.0);
    assert!((bars[1].parts[0].from - 30.0).abs() < 1e-9 && (bars[2].parts[0].width).abs() < 1e-9);
    let seat = staffing(4.0, 6.0, 8.0, 10.0);
    assert_eq!((seat.parts.len(), seat.marks[0]), (2, 80.0));
    assert_eq!(bound_and_value(3.0, 4.0).marks, [100.0]);
}

#[test]
fn heat_bands_follow_the_look() {
    assert_eq!(
        [-412, -99, -19, -4, 0, 4, 19, 99, 100].map(band),
        ["m4", "m3", "m2", "m1", "z", "p1", "p2", "p3", "p4"]
    );
}
