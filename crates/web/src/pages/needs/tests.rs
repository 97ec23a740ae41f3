//! Tests of the years of the map: exact dates, whole people, and a switch that the address keeps.

use super::*;
use crate::check;
use crate::pages::story;
use crate::pages::tests::login_of;
use crate::testapp::TestApp;
use app::permission::Role;
use jiff::civil::date;

/// Two of the story's people leave: one retires in the second year, one contract ends in the first.
fn leavers() -> World {
    story::world_of(|records| {
        for person in &mut records.people {
            if person.nip == story::nip(6) {
                person.birth_date = Some(date(1970, 3, 12));
            }
            if person.nip == story::nip(8) {
                person.contract_until = Some(date(2027, 6, 30));
            }
        }
    })
}

#[test]
fn people_leave_the_map_in_the_year_the_calendar_says() {
    let world = leavers();
    let there = |years: usize| needs::heat_map_ahead(&world, Measure::Decreed, None, years).total;
    assert_eq!([0, 1, 2, 5].map(|years| there(years).there), [9, 8, 7, 7]);
    assert_eq!((there(5).leaving.retiring, there(5).leaving.contracts), (1, 1));
    assert_eq!(there(0).need, there(5).need, "need is held constant");
    // Need 2 + 4 + 3 against 5 + 2 + 2 today: short by 3; both who leave come from posts that are short.
    assert_eq!([0, 1, 2].map(|years| there(years).shortage), [3, 4, 5]);
    assert_eq!([0, 2].map(|years| there(years).surplus), [3, 3]);
}

#[test]
fn a_figure_of_a_year_is_the_sum_of_the_posts_it_opens() {
    let world = leavers();
    for years in 0..=YEARS {
        let tahun = (world.today.year() + i16::try_from(years).expect("few")).to_string();
        let asked = Asked { tahun, ..Asked::default() };
        assert_eq!(asked.years(&world), years);
        let list = posts(&world, &asked);
        let total = needs::heat_map_ahead(&world, Measure::Decreed, None, years).total;
        assert_eq!(needs::sums(&list, Measure::Decreed), total);
    }
    for unknown in ["", "2025", "2032", "nanti", "-1", "99999"] {
        let asked = Asked { tahun: unknown.to_owned(), ..Asked::default() };
        assert_eq!(asked.years(&world), 0, "{unknown}");
    }
}

#[tokio::test]
async fn every_cell_of_the_map_opens_the_posts_that_it_sums() {
    let app = TestApp::sample("cells").await;
    let world = app.cx.world().await.expect("a world");
    let map = needs::heat_map_ahead(&world, Measure::Decreed, None, 2);
    let year = (world.today.year() + 2).to_string();
    assert!(
        map.families.iter().any(|family| family == needs::OTHERS),
        "the sample has more families than columns"
    );
    for row in map.rows.iter().take(12) {
        let unit = world.ids.unit(row.unit).as_str().to_owned();
        let whole = Asked { unit: unit.clone(), tahun: year.clone(), ..Asked::default() };
        assert_eq!(needs::sums(&posts(&world, &whole), Measure::Decreed), row.total);
        for (family, sums) in map.families.iter().zip(&row.cells) {
            let asked = Asked { rumpun: asked_as(family).to_owned(), ..whole.clone() };
            assert_eq!(needs::sums(&posts(&world, &asked), Measure::Decreed), *sums, "{family}");
        }
    }
}

#[tokio::test]
async fn the_year_stays_in_the_address_of_every_road_from_the_page() {
    let app = TestApp::sample("years").await;
    let cookie = app.sign_in(login_of(Role::Analyst)).await;
    let year = app.cx.world().await.expect("a world").today.year() + 3;
    let path = format!("{}?tahun={year}&ukur=rumus", routes::NEEDS);
    for l in [Lang::Id, Lang::En] {
        let answer = app.get(&format!("{path}&lang={}", l.code()), &cookie).await;
        check::page("kebutuhan-tahun", l, &answer.body);
        let html = answer.body;
        assert!(
            html.contains(&format!("tahun={year}\" aria-current=\"page\"")),
            "the switch says where it is"
        );
        assert!(html.contains(&format!("name=\"tahun\" value=\"{year}\"")), "the filter keeps the year");
        assert!(html.contains(&format!("kebutuhan.csv?ukur=rumus&#38;tahun={year}")), "and so does the file");
        let cells = html.split("<table class=\"heat\"").nth(1).expect("the map");
        let cell = cells.split("<a href=\"/kebutuhan").nth(1).expect("a figure that opens");
        assert!(cell.contains(&format!("tahun={year}")), "{cell}");
    }
    let csv = app.get(&format!("{}?tahun={year}", routes::NEEDS_CSV), &cookie).await.body;
    assert!(
        csv.lines().next().is_some_and(|head| head.contains(&format!("{year}"))),
        "the file says the day"
    );
    let ahead = app.get(&format!("{}?tahun={year}", routes::PROJECTION), &cookie).await;
    let now = app.get(routes::PROJECTION, &cookie).await;
    let figures = |body: &str| {
        body.split("<dl class=\"figs\">")
            .nth(1)
            .and_then(|rest| rest.split("</dl>").next())
            .map(str::to_owned)
    };
    assert_eq!(
        figures(&ahead.body),
        figures(&now.body),
        "the projection starts today whatever year is asked"
    );
}
