//! A6 `/jabatan`: find a post by job or unit, vacant ones alone when asked.

use crate::failure::Failure;
use crate::format;
use crate::frame::Frame;
use crate::lang::Lang;
use crate::pages::lines::{self, PostLine};
use crate::routes;
use crate::server::Web;
use crate::view::{Choice, Crumb, Field, Paging, Sort};
use crate::visit::{self, SignedIn};
use app::needs::{self, Measure, PostNeed};
use app::people;
use app::permission::UseCase;
use app::world::World;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

/// The search, as the address holds it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    hanya: String,
    #[serde(default)]
    urut: String,
    #[serde(default)]
    hal: String,
}

#[derive(Template)]
#[template(path = "pages/posts.html")]
pub(crate) struct PostsPage {
    frame: Frame,
    l: Lang,
    crumbs: Vec<Crumb>,
    lede: String,
    fields: [Field; 2],
    sorts: [Sort; 4],
    posts: Vec<PostLine>,
    paging: Paging,
}

/// `GET /jabatan`.
pub(crate) async fn show(
    State(web): State<Web>,
    visit: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    visit.require(UseCase::ReadPeople)?;
    let world = web.cx.world().await?;
    visit::page(&PostsPage::new(visit.frame(&world), &world, &asked))
}

impl PostsPage {
    pub(crate) fn new(frame: Frame, world: &World, asked: &Asked) -> Self {
        let l = frame.l;
        let pairs = [("q", asked.q.as_str()), ("hanya", &asked.hanya), ("urut", &asked.urut)];
        let found = ordered(world, asked);
        let page = lines::page_number(&asked.hal);
        let sort = |label, key| Sort::new(label, key, &asked.urut, routes::POSTS, &pairs);
        let count = format::size(l, found.len());
        let kinds = Choice::list(
            &[
                ("", l.t("Semua jabatan", "All posts")),
                ("kosong", l.t("Yang belum terisi penuh", "Not fully filled")),
            ],
            &asked.hanya,
        );
        Self {
            crumbs: vec![Crumb::here(l.t("Jabatan", "Posts"))],
            lede: if asked.q.trim().is_empty() && asked.hanya != "kosong" {
                l.t(format!("{count} jabatan."), format!("{count} posts."))
            } else {
                l.t(format!("{count} jabatan pada pencarian ini."), format!("{count} posts in this search."))
            },
            fields: [
                Field::line("q", l.t("Jabatan atau unit", "Job or unit")).value(&asked.q),
                Field::select("hanya", l.t("Tampilkan", "Show"), kinds),
            ],
            sorts: [
                sort(l.t("Jabatan", "Post"), "jabatan"),
                sort(l.t("Kebutuhan", "Need"), "kebutuhan").number(),
                sort(l.t("Terisi", "Filled"), "terisi").number(),
                sort(l.t("Selisih", "Gap"), "selisih").number(),
            ],
            posts: lines::page_of(&found, page)
                .iter()
                .map(|need| lines::post_line(l, world, need, Measure::Decreed))
                .collect(),
            paging: Paging::new(l, found.len(), lines::PER_PAGE, page, routes::POSTS, &pairs),
            frame,
            l,
        }
    }
}

fn ordered(world: &World, asked: &Asked) -> Vec<PostNeed> {
    let mut found: Vec<PostNeed> = people::search_posts(world, &asked.q, asked.hanya == "kosong")
        .into_iter()
        .map(|post| needs::of_post(world, post))
        .collect();
    match asked.urut.trim_start_matches('-') {
        "jabatan" => found.sort_by_cached_key(|need| world.snapshot.job_of(need.post).name.clone()),
        "kebutuhan" => found.sort_by_key(|need| need.need(Measure::Decreed)),
        "terisi" => found.sort_by_key(|need| need.there),
        "selisih" => found.sort_by_key(|need| lines::gap(need, Measure::Decreed)),
        // By unit and job already.
        _ => {}
    }
    if asked.urut.starts_with('-') {
        found.reverse();
    }
    found
}
