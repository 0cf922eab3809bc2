use gouji::check::{self, *};
use gouji::decode::{Decoder, Limits};
struct D;
impl Decoder for D {
    fn gb18030(&self, b: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(b).0.into_owned()
    }
}
fn main() {
    let mut files: Vec<_> = std::fs::read_dir(std::env::args().nth(1).unwrap())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let mode = std::env::args().nth(2).unwrap_or_default();
    for p in files {
        let name = p.file_name().unwrap().to_string_lossy().into_owned();
        if !p.is_file() || name.ends_with(".md") && name.starts_with('R') || name == "truth.json" {
            continue;
        }
        let bytes = std::fs::read(&p).unwrap();
        let o = Options {
            language: Language::Chinese,
            edition: None,
            year: None,
            organ: None,
            limits: Limits::default(),
            decoder: &D,
            beside: Beside::default(),
        };
        println!("=== {name}");
        match check::check(&File { name: &name, bytes: &bytes, source: Source::File }, &o) {
            Err(e) => println!("REFUSED {e:?}"),
            Ok(c) => {
                println!(
                    "organ {:?} year {:?} ed {:?} title {:?} period {:?}",
                    c.report().organ,
                    c.report().year,
                    c.report().edition,
                    c.report().masthead.title,
                    c.report().masthead.period
                );
                if mode != "f" {
                    for s in &c.report().sections {
                        println!("  # {:?} {:?}", s.id, s.heading);
                        let mut i = 0;
                        for p in &s.paragraphs {
                            println!("   ¶");
                            for t in &p.sentences {
                                println!("    {i}: {t}");
                                i += 1;
                            }
                        }
                    }
                }
                if mode == "t" {
                    for t in &c.report().tables {
                        println!("  T {:?} {:?}", t.id, t.state);
                        for ((r, k), c) in &t.cells {
                            if c.entry != gouji::model::Entry::Absent {
                                print!(" {r}/{k}={}{}", c.printed, if c.certain { "" } else { "?" })
                            }
                        }
                        println!();
                    }
                }
                if mode == "f" {
                    for f in &c.findings {
                        println!(
                            "  {} {} {:?} {} {:?} sums {}",
                            f.severity.word(),
                            f.rule,
                            f.variant,
                            f.place,
                            f.slots,
                            f.sums.len()
                        );
                    }
                }
            }
        }
    }
}
