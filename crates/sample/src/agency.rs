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
        for people in [400, 5000, 20000] {
        let o = Options{people, seed:1, today: jiff::civil::date(2026,6,2)};
        let p = crate::people::People::settle(crate::layout::Layout::build(&o), &o);
        let mut m: BTreeMap<String,u32> = BTreeMap::new();
        for i in 0..p.drafts.len() { let d=&p.drafts[i];
          for k in [format!("{:?}", d.employment), format!("z{:?}", d.role), format!("age{}", p.age_months(i)/12/2*2), format!("y{}", if p.months_in_post(i)<24 {0} else if p.months_in_post(i)<60 {2} else {5}), format!("male{}", d.is_male),
           format!("stints{}", d.earlier.len())] { *m.entry(k).or_default()+=1; }
          if p.job(i).is_rotated_by_time() && p.months_in_post(i) >=60 { *m.entry("P4".into()).or_default()+=1; }
          if p.job(i).is_rotated_by_time() && p.months_in_post(i) >=120 { *m.entry("P4x".into()).or_default()+=1; }
          if p.retires_on(i) <= crate::calendar::shift(o.today,24) { *m.entry("P8".into()).or_default()+=1; if p.job(i).row.family=="keuangan" { *m.entry("P8fin".into()).or_default()+=1; }}
          if p.retires_on(i) <= o.today { *m.entry("PAST".into()).or_default()+=1; }
        }
        println!("{people} {} {m:?}", p.drafts.len());
        }
    }
}
