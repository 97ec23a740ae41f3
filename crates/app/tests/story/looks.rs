//! Whoever is named is told: each use case that names people notes the look at every one of them.

use std::collections::BTreeSet;

use app::actor::Actor;
use app::error::AppError;
use app::imports::Decision;
use app::looks::Page;
use app::plan::demand::NewDemand;
use app::plan::figures::{MoveFilter, person_of};
use app::plan::why::{WhyNotThat, why_not};
use domain::ids::PersonId;
use domain::person::LegalStatus;
use domain::snapshot::PersonIx;

use crate::office::{Office, computed, offices, tried};

/// Whom the newest looks with a field were at.
async fn seen(office: &Office, fields: &[&str]) -> BTreeSet<String> {
    let looks = app::audit::looks(&office.cx, &Actor::console("sinta")).await.expect("read");
    let with = looks.into_iter().filter(|look| fields.iter().all(|f| look.fields.iter().any(|g| g == f)));
    with.flat_map(|look| look.subjects).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_whom_a_page_names_is_noted() {
    let office = offices("looks").await.remove(0);
    let Office { cx, analyst, .. } = &office;
    let id = computed(&office, None).await;
    let view = app::plan::open(cx, analyst, &id).await.expect("opens");
    let case = view.case.clone().expect("an answer");
    let world = cx.world().await.expect("a world");
    let ids = |people: Vec<PersonIx>| -> BTreeSet<String> {
        let nip = |ix: PersonIx| &case.basis.snapshot.person(ix).record.nip;
        let now = people.into_iter().filter_map(|ix| world.snapshot.find_person(nip(ix)));
        now.map(|ix| world.ids.person(ix).to_string()).collect()
    };

    // The page of a plan: one move in the table, one chain in the picture.
    let one = Page { number: 1, size: 1 };
    let page = app::looks::on_plan_page(cx, analyst, &view, &MoveFilter::default(), (one, one)).await;
    let page = page.expect("shown");
    assert_eq!((page.moves.len(), page.chains.len()), (1, 1));
    let mut named: Vec<PersonIx> = page.moves.iter().map(|m| m.person).collect();
    named.extend(page.chains[0].chain.moves.iter().map(|m| person_of(&case, m.person)));
    assert_eq!(seen(&office, &["move"]).await, ids(named));

    // A person in the plan: those who would sit elsewhere.
    let who = case.outcome.moves[0].person;
    let other = case.basis.snapshot.post_indexes().find_map(|post| match why_not(&case, who, post) {
        WhyNotThat::Costs { chain, .. } if chain.len() > 1 => Some((post, chain)),
        _ => None,
    });
    let (post, chain) = other.expect("a post that costs others theirs");
    app::looks::in_plan(cx, analyst, &case, who, Some(post)).await.expect("shown");
    let others = ids(chain.iter().map(|step| step.person).filter(|p| *p != who).collect());
    assert!(!others.is_empty() && others.is_subset(&seen(&office, &["move"]).await));
    assert!(seen(&office, &["assessment", "plan"]).await.is_superset(&ids(vec![who])));

    // Demands of the round.
    let person = PersonId(ids(vec![who]).into_iter().next().expect("in the data"));
    let at = world.ids.post(domain::snapshot::PostIx(0)).clone();
    let ban = NewDemand::Ban(person.clone(), at);
    app::plan::demand::make(cx, analyst, None, &ban, "sudah dibahas", "", None).await.expect("made");
    app::plan::demand::list(cx, analyst).await.expect("listed");
    assert_eq!(seen(&office, &["demand"]).await, BTreeSet::from([person.to_string()]));

    // A unit's page: who comes and goes by the published plan.
    let moved = case.outcome.moves.iter().find(|m| m.from.is_some()).expect("a move on the map");
    let unit = case.basis.snapshot.unit_of(moved.to);
    let unit = world.snapshot.find_unit(&case.basis.snapshot.unit(unit).record.code).expect("there");
    let unit = world.ids.unit(unit).clone();
    let published = app::people::open_unit(cx, analyst, &unit, 0).await.expect("opens");
    assert!(published.coming.is_empty(), "no plan is published");
    let console = Actor::console("ppk");
    // The ban above moved the grounds of the plan; it is computed again.
    let again = computed(&office, None).await;
    let seen_version = app::plan::open(cx, &console, &again).await.expect("opens").row.version;
    app::plan::publish(cx, &console, None, &again, seen_version, &[]).await.expect("published");
    let mut crossing = 0;
    for ix in world.snapshot.unit_indexes() {
        let mut head = analyst.clone();
        head.login = format!("kepala-{}", ix.0);
        let view = app::people::open_unit(cx, &head, world.ids.unit(ix), 0).await.expect("opens");
        let flow = view.coming.iter().chain(&view.going).map(|m| m.person).collect::<Vec<_>>();
        if flow.is_empty() {
            continue;
        }
        crossing += 1;
        let looks = app::audit::looks(cx, &Actor::console("sinta")).await.expect("read");
        let own: BTreeSet<String> =
            looks.into_iter().filter(|l| l.actor == head.login).flat_map(|l| l.subjects).collect();
        assert_eq!(own, ids(flow));
        if crossing == 3 {
            break;
        }
    }
    assert!(crossing > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_whom_a_file_leaves_out_are_noted() {
    let office = offices("leftout").await.remove(0);
    let Office { cx, analyst, .. } = &office;
    let world = cx.world().await.expect("a world");
    let people = world.snapshot.person_indexes().filter(|ix| ix.0 > 2);
    let lines: Vec<String> = people
        .map(|ix| &world.snapshot.person(ix).record)
        .map(|record| {
            format!("{};{};{}", record.nip.as_str(), record.name, record.employment.map_or("", |e| e.code()))
        })
        .collect();
    let file = app::imports::upload::NewFile {
        name: "kurang-tiga.csv".into(),
        bytes: format!("nip;name;employment\n{}\n", lines.join("\n")).into_bytes(),
        wanted: Some(domain::kind::Kind::People),
    };
    let id = tried(cx, analyst, file).await;
    let summary = app::imports::view(cx, analyst, &id).await.expect("seen").summary.expect("tried");
    assert_eq!(summary.missing_people.len(), 3);
    let noted = seen(&office, &["identity"]).await;
    for at in 0..3 {
        assert!(noted.contains(world.ids.person(PersonIx(at)).as_str()), "{at}");
    }
    assert_eq!(noted.len(), 3, "nobody else");
    decisions_about_them(&office, &id).await;
}

/// None is removed; each is decided, and a decision can be taken back.
async fn decisions_about_them(office: &Office, id: &domain::ids::ImportId) {
    let Office { cx, analyst, .. } = office;
    let missing = || async { app::imports::view(cx, analyst, id).await.expect("seen").missing };
    let people: Vec<_> = missing().await.into_iter().map(|(person, _)| person).collect();
    let decide = |people: Vec<PersonId>, what: Decision, why: &'static str| async move {
        app::imports::decide(cx, analyst, None, id, &people, (what, why)).await
    };
    let early = decide(people.clone(), Decision::Serves, "ada di unit").await;
    assert!(matches!(early, Err(AppError::NotFound)), "not before the list is applied: {early:?}");
    crate::office::applied(cx, analyst, id, None).await;
    let world = cx.world().await.expect("a world");
    let before = world.snapshot.people().len();
    let undecided = || async { app::imports::absence::undecided(cx, analyst).await.expect("counted") };
    assert_eq!(undecided().await, Some((id.clone(), 3)));
    let unfounded = decide(people.clone(), Decision::Serves, " ").await;
    assert!(matches!(unfounded, Err(AppError::Invalid(_))), "a decision has a reason");
    let of_nobody = decide(Vec::new(), Decision::Serves, "ada di unit").await;
    assert!(matches!(of_nobody, Err(AppError::Invalid(_))));
    let stranger = world.ids.person(PersonIx(9)).clone();
    let strange = decide(vec![stranger], Decision::Serves, "ada di unit").await;
    assert!(matches!(strange, Err(AppError::NotFound)), "the file has this person");

    decide(people[..2].to_vec(), Decision::Left(LegalStatus(99)), "SK pensiun 800/12").await.expect("left");
    decide(people[2..].to_vec(), Decision::Serves, "ada di unit").await.expect("serves");
    assert_eq!(undecided().await, None);
    let standing = |world: &app::world::World, at: usize| {
        world.snapshot.person(world.person(&people[at]).expect("still there")).record.legal_status
    };
    let after = cx.world().await.expect("a world");
    assert_eq!(after.snapshot.people().len(), before, "nobody is removed");
    assert_eq!(standing(&after, 0), Some(LegalStatus(99)));
    assert_eq!(standing(&after, 2), standing(&world, 2));

    decide(people[..1].to_vec(), Decision::Serves, "keliru, masih aktif").await.expect("taken back");
    let back = cx.world().await.expect("a world");
    assert_eq!(standing(&back, 0), standing(&world, 0));
    assert_eq!(standing(&back, 1), Some(LegalStatus(99)), "the other decision of that act stands");
    let told: Vec<_> = missing().await.into_iter().filter_map(|(_, row)| row).map(|row| row.reason).collect();
    assert_eq!(told, ["keliru, masih aktif", "SK pensiun 800/12", "ada di unit"]);
}
