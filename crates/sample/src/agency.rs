//! temp
use jiff::civil::Date;
/// Options
#[derive(Debug, Clone, PartialEq)]
pub struct Options { pub people: usize, pub seed: u64, pub today: Date }
#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    #[test] fn t() {
        for people in [400, 1000, 5000, 20000] {
        let l = crate::layout::Layout::build(&Options{people, seed:1, today: jiff::civil::date(2026,6,2)});
        let mut m: BTreeMap<String,(u32,u32,u32)> = BTreeMap::new();
        for s in &l.seats { for k in [format!("{:?}", l.group(s)), format!("{:?} {:?}", l.group(s), l.units[s.unit].staffing)] { let e=m.entry(k).or_default(); e.0+=s.need; e.1+=s.fill; e.2+=1; } }
        let fin: u32 = l.seats.iter().filter(|s| l.catalogue.jobs()[s.job].row.family=="keuangan").map(|s| s.fill).sum();
        let top = l.units.iter().filter(|u| u.row.parent_code.as_deref()==Some("bukitintan")).count();
        println!("{people} units {} top {top} seats {} {:?} fin {fin}", l.units.len(), l.seats.len(), m);
        let mut lv: BTreeMap<&str,u32> = BTreeMap::new();
        for s in &l.seats { *lv.entry(l.catalogue.jobs()[s.job].level.code()).or_default()+=s.fill; }
        println!("{lv:?}");
        }
    }
}
