//! Joining records into a snapshot: sort by natural key, link by position, list what leads nowhere.

use super::{Dangling, JobIx, PersonIx, PersonNode, PostIx, PostNode, Seat, Snapshot, UnitIx, UnitNode};
use crate::agency::Records;
use crate::code::District;
use crate::facts::Facility;
use crate::job::JobTitle;
use crate::nip::Nip;
use crate::person::{Assignment, Capacity, CivilServant};
use crate::post::Post;
use crate::time::Date;
use crate::unit::WorkUnit;
use crate::workload::WorkloadTask;

pub(super) fn assemble(mut records: Records, as_of: Date) -> (Snapshot, Vec<Dangling>) {
    let mut dangling = Vec::new();
    let units = link_units(records.units, as_of, &mut dangling);
    records.jobs.sort_by(|a, b| a.code.cmp(&b.code));
    records.jobs.dedup_by(|a, b| a.code == b.code);
    let posts = link_posts(records.posts, &units, &records.jobs, as_of, &mut dangling);
    let mut unit_posts = vec![Vec::new(); units.len()];
    for (at, post) in posts.iter().enumerate() {
        unit_posts[post.unit.at()].push(PostIx(position(at)));
    }
    let mut people = nodes(records.people);
    let mut snapshot = Snapshot {
        as_of,
        workload: link_workload(records.workload, &units, &records.jobs, &posts),
        facilities: link_facilities(records.facilities, &units),
        units,
        jobs: records.jobs,
        posts,
        people: Vec::new(),
        unit_posts,
        districts: Vec::new(),
        minutes: Vec::new(),
        registers: records.registers,
    };
    travel_table(&mut snapshot, &records.places);
    deal(&mut people, records.assignments, |a| &a.nip, |n| &mut n.assignments);
    deal(&mut people, records.education, |e| &e.nip, |n| &mut n.education);
    deal(&mut people, records.competencies, |c| &c.nip, |n| &mut n.competencies);
    deal(&mut people, records.performance, |p| &p.nip, |n| &mut n.performance);
    deal(&mut people, records.sanctions, |s| &s.nip, |n| &mut n.sanctions);
    deal(&mut people, records.leave, |l| &l.nip, |n| &mut n.leave);
    deal(&mut people, records.credentials, |c| &c.nip, |n| &mut n.credentials);
    deal(&mut people, records.wishes, |w| &w.nip, |n| &mut n.wishes);
    for relation in records.relations {
        let (Some(a), Some(b)) = (find(&people, &relation.nip), find(&people, &relation.other)) else {
            continue;
        };
        people[a].relatives.push((PersonIx(position(b)), relation.clone()));
        people[b].relatives.push((PersonIx(position(a)), relation));
    }
    for (at, person) in people.iter_mut().enumerate() {
        sort_facts(person);
        seat_person(&snapshot, person, as_of);
        if let Seat::Post(post) = person.seat {
            snapshot.posts[post.at()].holders.push(PersonIx(position(at)));
        }
    }
    snapshot.people = people;
    dangling.sort();
    dangling.dedup();
    (snapshot, dangling)
}

/// Positions fit u32: an agency has fewer than four billion of anything.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn link_units(mut records: Vec<WorkUnit>, as_of: Date, dangling: &mut Vec<Dangling>) -> Vec<UnitNode> {
    records.retain(|u| u.until.is_none_or(|end| end >= as_of) && u.from.is_none_or(|from| from <= as_of));
    records.sort_by(|a, b| a.code.cmp(&b.code));
    records.dedup_by(|a, b| a.code == b.code);
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(records.len());
    for unit in &records {
        let parent = unit.parent.as_ref().and_then(|code| {
            let found = records.binary_search_by(|u| u.code.cmp(code)).ok();
            if found.is_none() {
                dangling.push(Dangling::Parent(unit.code.clone(), code.clone()));
            }
            found
        });
        parents.push(parent);
    }
    cut_cycles(&records, &mut parents, dangling);
    let mut nodes: Vec<UnitNode> = records
        .into_iter()
        .enumerate()
        .map(|(at, record)| UnitNode {
            district: record.district.clone(),
            record,
            parent: parents[at].map(|p| UnitIx(position(p))),
            top: UnitIx(position(at)),
            depth: 0,
            children: Vec::new(),
        })
        .collect();
    for (at, parent) in parents.iter().enumerate() {
        let path = path_to_root(&parents, at);
        nodes[at].depth = u8::try_from(path.len() - 1).unwrap_or(u8::MAX);
        // The root stands for the agency only where it has kind `agency`; else roots are themselves the top.
        let root_is_agency =
            path.last().is_some_and(|root| nodes[*root].record.kind == crate::unit::UnitKind::Agency);
        let top = if root_is_agency && path.len() > 1 { path[path.len() - 2] } else { path[path.len() - 1] };
        nodes[at].top = UnitIx(position(top));
        if nodes[at].district.is_none() {
            nodes[at].district = path.iter().find_map(|p| nodes[*p].record.district.clone());
        }
        if nodes[at].record.sector.is_none() {
            nodes[at].record.sector = path.iter().find_map(|p| nodes[*p].record.sector);
        }
        if let Some(parent) = parent {
            nodes[*parent].children.push(UnitIx(position(at)));
        }
    }
    nodes
}

/// From a unit up to its root, itself first. Parents hold no cycle any more.
fn path_to_root(parents: &[Option<usize>], from: usize) -> Vec<usize> {
    let mut path = vec![from];
    let mut at = from;
    while let Some(parent) = parents[at] {
        path.push(parent);
        at = parent;
    }
    path
}

fn cut_cycles(records: &[WorkUnit], parents: &mut [Option<usize>], dangling: &mut Vec<Dangling>) {
    for start in 0..parents.len() {
        let (mut at, mut steps) = (start, 0);
        while let Some(parent) = parents[at] {
            at = parent;
            steps += 1;
            if steps > records.len() {
                dangling.push(Dangling::Cycle(records[start].code.clone()));
                parents[start] = None;
                break;
            }
        }
    }
}

fn link_posts(
    mut records: Vec<Post>,
    units: &[UnitNode],
    jobs: &[JobTitle],
    as_of: Date,
    dangling: &mut Vec<Dangling>,
) -> Vec<PostNode> {
    records.retain(|p| p.until.is_none_or(|end| end >= as_of) && p.from.is_none_or(|from| from <= as_of));
    let mut posts: Vec<PostNode> = Vec::with_capacity(records.len());
    for record in records {
        match (find_unit(units, &record.unit), find_job(jobs, &record.job)) {
            (Some(unit), Some(job)) => posts.push(PostNode { record, unit, job, holders: Vec::new() }),
            _ => dangling.push(Dangling::Post(record.unit, record.job)),
        }
    }
    posts.sort_by_key(|p| (p.unit, p.job));
    posts.dedup_by_key(|p| (p.unit, p.job));
    posts
}

fn find_unit(units: &[UnitNode], code: &crate::code::UnitCode) -> Option<UnitIx> {
    units.binary_search_by(|u| u.record.code.cmp(code)).ok().map(|at| UnitIx(position(at)))
}

fn find_job(jobs: &[JobTitle], code: &crate::code::JobCode) -> Option<JobIx> {
    jobs.binary_search_by(|j| j.code.cmp(code)).ok().map(|at| JobIx(position(at)))
}

fn link_workload(
    tasks: Vec<WorkloadTask>,
    units: &[UnitNode],
    jobs: &[JobTitle],
    posts: &[PostNode],
) -> Vec<(PostIx, Vec<WorkloadTask>)> {
    let mut by_post: std::collections::BTreeMap<PostIx, Vec<WorkloadTask>> =
        std::collections::BTreeMap::new();
    for task in tasks {
        let (Some(unit), Some(job)) = (find_unit(units, &task.unit), find_job(jobs, &task.job)) else {
            continue;
        };
        if let Ok(at) = posts.binary_search_by(|p| (p.unit, p.job).cmp(&(unit, job))) {
            by_post.entry(PostIx(position(at))).or_default().push(task);
        }
    }
    by_post.into_iter().collect()
}

fn link_facilities(mut facilities: Vec<Facility>, units: &[UnitNode]) -> Vec<(UnitIx, String, String)> {
    // The newest year of a measure counts.
    facilities.sort_by(|a, b| (&a.unit, &a.measure, b.year).cmp(&(&b.unit, &b.measure, a.year)));
    facilities.dedup_by(|a, b| a.unit == b.unit && a.measure == b.measure);
    let mut out: Vec<(UnitIx, String, String)> = facilities
        .into_iter()
        .filter_map(|f| Some((find_unit(units, &f.unit)?, f.measure, f.value)))
        .collect();
    out.sort();
    out
}

fn nodes(mut people: Vec<CivilServant>) -> Vec<PersonNode> {
    people.sort_by(|a, b| a.nip.cmp(&b.nip));
    people.dedup_by(|a, b| a.nip == b.nip);
    people
        .into_iter()
        .map(|record| PersonNode {
            record,
            seat: Seat::Nowhere,
            in_post_since: None,
            in_unit_since: None,
            assignments: Vec::new(),
            education: Vec::new(),
            competencies: Vec::new(),
            performance: Vec::new(),
            sanctions: Vec::new(),
            leave: Vec::new(),
            credentials: Vec::new(),
            wishes: Vec::new(),
            relatives: Vec::new(),
        })
        .collect()
}

fn find(people: &[PersonNode], nip: &Nip) -> Option<usize> {
    people.binary_search_by(|p| p.record.nip.cmp(nip)).ok()
}

fn deal<T>(
    people: &mut [PersonNode],
    facts: Vec<T>,
    nip: fn(&T) -> &Nip,
    list: fn(&mut PersonNode) -> &mut Vec<T>,
) {
    for fact in facts {
        if let Some(at) = find(people, nip(&fact)) {
            list(&mut people[at]).push(fact);
        }
    }
}

fn sort_facts(person: &mut PersonNode) {
    person.assignments.sort_by(|a, b| (b.from, &b.unit, &b.job).cmp(&(a.from, &a.unit, &a.job)));
    person.education.sort_by(|a, b| (b.level, b.year, &b.field).cmp(&(a.level, a.year, &a.field)));
    person.competencies.sort_by_key(|fact| std::cmp::Reverse(fact.date));
    person.performance.sort_by_key(|fact| std::cmp::Reverse(fact.year));
    person.sanctions.sort_by_key(|fact| std::cmp::Reverse(fact.period));
    person.leave.sort_by_key(|fact| std::cmp::Reverse(fact.period));
    person.credentials.sort_by(|a, b| (b.from, &b.subject).cmp(&(a.from, &a.subject)));
    person.wishes.sort_by_key(|w| w.rank);
    person.relatives.sort_by_key(|(ix, _)| *ix);
}

/// The present seat is the newest definitive assignment that runs on the day.
fn seat_person(snapshot: &Snapshot, person: &mut PersonNode, day: Date) {
    let runs = |a: &&Assignment| {
        a.capacity == Capacity::Definitive
            && a.from.is_none_or(|from| from <= day)
            && a.until.is_none_or(|until| until >= day)
    };
    let Some(current) = person.assignments.iter().find(runs) else { return };
    let unit = snapshot.find_unit(&current.unit);
    let job = snapshot.find_job(&current.job);
    let post = unit.zip(job).and_then(|(unit, job)| snapshot.find_post(unit, job));
    person.seat = post.map_or(Seat::OffMap { unit, job }, Seat::Post);
    person.in_post_since = current.from;
    person.in_unit_since = unit_start(&person.assignments, current);
}

/// Walks back through definitive assignments in the same unit.
fn unit_start(assignments: &[Assignment], current: &Assignment) -> Option<Date> {
    let mut start = current.from?;
    for older in assignments.iter().filter(|a| a.capacity == Capacity::Definitive) {
        match older.from {
            Some(from) if from < start && older.unit == current.unit => start = from,
            Some(from) if from < start => break,
            _ => {}
        }
    }
    Some(start)
}

fn travel_table(snapshot: &mut Snapshot, places: &[crate::facts::Travel]) {
    let mut districts: Vec<District> = places.iter().flat_map(|p| [p.from.clone(), p.to.clone()]).collect();
    districts.sort();
    districts.dedup();
    let n = districts.len();
    let mut minutes = vec![None; n * n];
    for place in places {
        let (Ok(a), Ok(b)) = (districts.binary_search(&place.from), districts.binary_search(&place.to))
        else {
            continue;
        };
        minutes[a * n + b] = Some(place.minutes);
        minutes[b * n + a].get_or_insert(place.minutes);
    }
    snapshot.districts = districts;
    snapshot.minutes = minutes;
}
