//! Every part and chart once, on a page that exists only in tests: rendered in both languages and checked.

use crate::charts::{
    self, Bin, Chain, Chart, DotRow, HeatCell, HeatGroup, HeatMap, HeatRow, Link, Words, YearBar,
};
use crate::failure::{Failure, FailurePage};
use crate::frame::{Flash, Frame};
use crate::lang::Lang;
use crate::view::{
    Bar, Choice, Crumb, Empty, Errors, Fact, Field, Figure, FromTo, Paging, Place, Sort, Tag, Tick,
};
use crate::{check, routes};
use askama::Template;
use axum::http::{StatusCode, Uri};

#[derive(Template)]
#[template(path = "showcase.html")]
struct Showcase {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    figures: Vec<Figure>,
    facts: Vec<Fact>,
    tags: Vec<Tag>,
    ticks: Vec<Tick>,
    fields: Vec<Field>,
    errors: Errors,
    move_: FromTo,
    sort: Vec<Sort>,
    bars: Vec<(String, Bar)>,
    paging: Paging,
    empty: Empty,
    heat: HeatMap,
    charts: Vec<Chart>,
}

impl Showcase {
    fn sample(l: Lang) -> Self {
        let fields = vec![
            Field::line("nip", "NIP")
                .hint(l.t("18 angka, boleh dengan spasi", "18 digits, spaces allowed"))
                .value("19890314 201402 2 90")
                .error(
                    l.t("NIP terdiri atas 18 angka, baru terisi 17", "A NIP has 18 digits, 17 were given"),
                ),
            Field::select(
                "alasan",
                l.t("Alasan", "Reason"),
                Choice::list(
                    &[("a", l.t("Bukan pegawai kami", "Not our employee")), ("b", l.t("Lainnya", "Other"))],
                    "b",
                ),
            ),
            Field::area("catatan", l.t("Penjelasan", "Explanation")),
        ];
        let errors = Errors::of(
            l.t("Kesalahan: belum dapat masuk", "Error: not signed in"),
            &fields.iter().collect::<Vec<_>>(),
        );
        Self {
            frame: Frame {
                flash: Some(Flash { kind: "good", text: l.t("Tersimpan.", "Saved.").into() }),
                ..Frame::sample(l, routes::NEEDS)
            },
            l,
            crumbs: vec![
                Crumb::to(l.t("Beranda", "Home"), routes::WORK),
                Crumb::here(l.t("Komponen", "Parts")),
            ],
            figures: vec![
                Figure::new(
                    l.t("Kebutuhan", "Need"),
                    crate::format::count(l, 8127),
                    l.t("orang", "people"),
                    "46 unit",
                )
                .from("/kebutuhan".into()),
                Figure::new(
                    l.t("Terisi", "Filled"),
                    crate::format::count(l, 7412),
                    l.t("orang", "people"),
                    &crate::format::percent(l, 91.2),
                ),
                Figure::new(l.t("Selisih", "Gap"), crate::format::signed(l, -1552), "", ""),
            ],
            facts: vec![
                Fact::new(l.t("Jabatan", "Job"), "Pranata Komputer Ahli Muda"),
                Fact::linked(l.t("Unit organisasi", "Unit"), "Dinas Kominfo", routes::unit(&"u1")),
            ],
            tags: vec![
                Tag::Done,
                Tag::Critical,
                Tag::Short,
                Tag::Enough,
                Tag::Surplus,
                Tag::Unknown,
                Tag::Draft,
                Tag::SetAside,
                Tag::Worse,
                Tag::Better,
            ],
            ticks: vec![
                Tick {
                    kind: "good",
                    text: l.t("Keahlian cocok.", "The skills fit.").into(),
                    note: "PP 11/2017".into(),
                },
                Tick {
                    kind: "bad",
                    text: l.t("Belum dua tahun di jabatan.", "Not yet two years in post.").into(),
                    note: String::new(),
                },
            ],
            fields,
            errors,
            move_: FromTo {
                from: Place {
                    when: l.t("Sekarang", "Now").into(),
                    title: "Pranata Komputer".into(),
                    unit: "Sekretariat DPRD".into(),
                },
                to: Place {
                    when: l.t("Diusulkan", "Proposed").into(),
                    title: "Pranata Komputer".into(),
                    unit: "Dinas Kominfo".into(),
                },
            },
            sort: vec![
                Sort::new(l.t("Nama", "Name"), "nama", "nama", routes::PEOPLE, &[]),
                Sort::new(l.t("Selisih", "Gap"), "selisih", "nama", routes::PEOPLE, &[]).number(),
            ],
            bars: vec![
                ("Dinas Kominfo".into(), Bar::of(71.0, 100.0, Some(89.0))),
                ("RSUD".into(), charts::staffing(40.0, 55.0, 80.0, 100.0)),
            ],
            paging: Paging::new(l, 220, 50, 2, routes::PEOPLE, &[]),
            empty: Empty {
                title: l.t("Belum ada rencana", "No plan yet").into(),
                text: l.t("Syarat: data dibekukan.", "First the data must be frozen.").into(),
                button: l.t("Susun rencana", "Make a plan").into(),
                href: routes::PLANS.into(),
            },
            heat: heat(l),
            charts: sample_charts(l),
        }
    }
}

fn heat(l: Lang) -> HeatMap {
    let cells = |values: [i64; 3]| -> Vec<HeatCell> {
        let mut row: Vec<_> = values.iter().map(|v| HeatCell::gap(l, *v, routes::NEEDS.into())).collect();
        row.push(HeatCell::total(l, values.iter().sum()));
        row
    };
    HeatMap {
        caption: l.t("Selisih pegawai menurut unit dan rumpun", "Gap by unit and job family").into(),
        corner: "Unit".into(),
        columns: [
            l.t("Guru", "Teachers"),
            l.t("Kesehatan", "Health"),
            l.t("Administrasi", "Clerical"),
            l.t("Jumlah", "Total"),
        ]
        .map(ToOwned::to_owned)
        .to_vec(),
        groups: vec![HeatGroup {
            label: l.t("Pelayanan dasar", "Basic services").into(),
            cells: cells([-412, -43, 214]),
            rows: vec![
                HeatRow {
                    label: "Dinas Pendidikan".into(),
                    href: routes::unit(&"a"),
                    cells: cells([-412, 0, 131]),
                },
                HeatRow {
                    label: "Dinas Kesehatan".into(),
                    href: routes::unit(&"b"),
                    cells: cells([0, -3, 62]),
                },
                HeatRow {
                    label: "RSUD Bukitintan".into(),
                    href: routes::unit(&"c"),
                    cells: cells([2, -12, 7]),
                },
            ],
        }],
        total: HeatGroup {
            label: l.t("Seluruh kabupaten", "Whole regency").into(),
            cells: cells([-412, -404, 569]),
            rows: vec![],
        },
    }
}

fn sample_charts(l: Lang) -> Vec<Chart> {
    let words = |id, title, subtitle| Words { id, title, subtitle, story: title };
    let dots = [("TI dan data", 61.0, 79.4), ("Pengawasan", 58.3, 73.5), ("Kewilayahan", 118.4, 109.7)]
        .map(|(label, before, after)| DotRow { label: label.into(), before, after });
    let bars: Vec<YearBar> = (0..5_i64)
        .map(|at| YearBar { label: (2027 + at).to_string(), parts: vec![3 + at, 2], need: Some(12 + at) })
        .collect();
    let bins: Vec<Bin> = (0..9_i64)
        .map(|at| Bin {
            label: if at == 8 { "8+".into() } else { at.to_string() },
            count: 40 - at * 4,
            is_past_limit: at >= 5,
        })
        .collect();
    let link = |person: &str, unit: &str, note: &str, change: &str| Link {
        person: person.into(),
        unit: unit.into(),
        note: note.into(),
        change: change.into(),
    };
    let chain = |name: &str, links: Vec<Link>, is_cycle| Chain {
        name: name.into(),
        gain: l.t("naik 70,8 poin", "up 70.8 points").into(),
        unit: "Dinas Kominfo".into(),
        note: if is_cycle {
            "Pranata Komputer".into()
        } else {
            l.t("kosong sejak Agustus", "empty since August").into()
        },
        links,
        is_cycle,
    };
    let list = [
        chain(
            "Rantai 17",
            vec![
                link("Rina K.", "Sekretariat DPRD", "Pranata", "+42,5"),
                link("Dedi S.", "Kec. Simpang Intan", "ditutup", "+28,3"),
            ],
            false,
        ),
        chain(
            "Siklus 41",
            vec![
                link("Teguh S.", "Bappeda", "Perencana", "+17,1"),
                link("Mega A.", "Dinas Kominfo", "", "+17,0"),
            ],
            true,
        ),
        chain(
            "Rantai 9",
            (1..=9)
                .map(|at| link(&format!("Orang {at}"), "Kecamatan Lembah Kenanga", "Pengelola", "+1,0"))
                .collect(),
            false,
        ),
    ];
    vec![
        charts::before_after(
            l,
            &words(
                "g1",
                l.t("Keterisian TI naik 18 poin", "IT staffing rises by 18 points"),
                l.t("Terisi dibagi kebutuhan.", "Filled over need."),
            ),
            &dots,
            "%",
            Some(100.0),
        ),
        charts::years(
            l,
            &words(
                "g2",
                l.t("Dua puluh lima orang pensiun sampai 2031", "Twenty-five retire by 2031"),
                l.t("Menurut BUP.", "By retirement age."),
            ),
            &[l.t("Guru", "Teachers"), l.t("Lainnya", "Others")],
            &bars,
        ),
        charts::histogram(
            l,
            &words(
                "g3",
                l.t("Delapan puluh orang lewat lima tahun", "Eighty people past five years"),
                l.t("Lama di jabatan, tahun.", "Years in post."),
            ),
            &bins,
            Some(l.t("batas kebijakan 5 tahun", "policy limit 5 years")),
        ),
        charts::chains(
            l,
            &words(
                "g4",
                l.t("Tiga rangkaian perpindahan", "Three chains"),
                l.t(
                    "Kursi kosong di kiri, panah = orang.",
                    "The empty seat is at the left, arrows are people.",
                ),
            ),
            &list,
        ),
    ]
}

#[test]
fn every_part_renders_in_both_languages() {
    for l in [Lang::Id, Lang::En] {
        check::page("komponen", l, &Showcase::sample(l).render().expect("a page"));
    }
}

#[test]
fn failures_have_pages_and_forbidden_looks_like_absent() {
    for l in [Lang::Id, Lang::En] {
        let frame = || Frame::bare(l, &Uri::from_static("/pegawai/x"));
        let absent = FailurePage::new(frame(), StatusCode::NOT_FOUND, Some(&Failure::NotFound))
            .render()
            .expect("a page");
        let secret = FailurePage::new(frame(), StatusCode::NOT_FOUND, Some(&Failure::Forbidden))
            .render()
            .expect("a page");
        assert_eq!(absent, secret);
        check::page("404", l, &absent);
        let fault = Failure::Fault { reference: "MT-0007".into() };
        let fault = FailurePage::new(frame(), StatusCode::INTERNAL_SERVER_ERROR, Some(&fault))
            .render()
            .expect("a page");
        assert!(fault.contains("MT-0007"));
        check::page("500", l, &fault);
    }
}
