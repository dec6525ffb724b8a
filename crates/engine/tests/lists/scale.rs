//! A list of 275,000 in little memory.

use ltv_engine::segments::lists::{Format, ListRow, Setup, Writer};

use crate::support::date;

#[test]
fn bytes_leave_as_they_are_written() {
    let mut writer = Writer::new(Format::HubSpot, Setup::new("all", date()));
    let (mut most, mut total) = (0, 0);
    for number in 0..275_000 {
        let (id, email) = (format!("M{number:06}"), format!("m{number}@example.com"));
        writer.push(&ListRow {
            id: &id,
            name: Some("王小明"),
            email: Some(&email),
            phone: Some("0912345678"),
            stage: Some("S2 半睡顧客"),
            tags: &["S2 半睡顧客", "咖啡豆"],
            orders: Some(3),
            revenue: Some(1234.5),
            last_order: Some(date()),
            expected: Some(99.25),
            ..ListRow::default()
        });
        if writer.pending() > 1 << 20 {
            most = most.max(writer.pending());
            total += writer
                .take()
                .iter()
                .map(|chunk| chunk.bytes.len())
                .sum::<usize>();
        }
    }
    let list = writer.finish();
    total += list
        .chunks
        .iter()
        .map(|chunk| chunk.bytes.len())
        .sum::<usize>();
    assert!(most < (1 << 20) + 4096, "{most}");
    assert_eq!(list.account.written, 275_000);
    assert_eq!(
        list.files.iter().map(|file| file.bytes).sum::<u64>(),
        total as u64
    );
    assert!(list.files.iter().all(|file| file.bytes <= 20_000_000));
    assert!(list.files.len() > 1);
}
