//! The two samples as the engine reads them: orders, a label a customer, products.

use crate::support::repository;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{CustomerLabels, first_order_labels};
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::{Import, ImportOptions, Labels, PreviewOptions, preview};
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::next_product::Items;

pub(crate) struct Shop {
    pub(crate) name: &'static str,
    pub(crate) history: History,
    pub(crate) figures: Figures,
    labels: Vec<u32>,
    label_names: Vec<String>,
    pub(crate) items: Items,
    /// The product of each place in the order of the names.
    pub(crate) sorted: Vec<u32>,
}

impl Shop {
    pub(crate) fn labels(&self) -> CustomerLabels<'_> {
        CustomerLabels {
            of_customer: &self.labels,
            names: &self.label_names,
        }
    }
}

/// CDNOW with the last digit of a customer's number as label (9: none) and the number of
/// CDs as product; the coffee shop with its channels and products. As in `groups.py`.
pub(crate) fn shops() -> [Shop; 2] {
    let cdnow = std::fs::read(repository("www/samples/cdnow.csv")).unwrap();
    let coffee = std::fs::read(repository("www/samples/coffee/orders.csv")).unwrap();
    let (coffee, _, broken) = encoding_rs::BIG5.decode(&coffee);
    assert!(!broken);
    let mut cdnow = shop("cdnow", &cdnow, 2, None);
    let digits = (0..cdnow.history.len()).map(|at| {
        let last = cdnow.history.id(at).bytes().last().unwrap() - b'0';
        if last == 9 {
            u32::MAX
        } else {
            u32::from(last % 4)
        }
    });
    cdnow.labels = digits.collect();
    cdnow.label_names = (0..4).map(|digit| format!("digit {digit}")).collect();
    [cdnow, shop("coffee", coffee.as_bytes(), 3, Some(7))]
}

fn shop(name: &'static str, bytes: &[u8], product: usize, label: Option<usize>) -> Shop {
    let mapping = preview(bytes, true, &PreviewOptions::default())
        .unwrap()
        .mapping()
        .unwrap();
    let options = ImportOptions::new(Day::from_civil(2025, 12, 31).unwrap());
    let read = |mut import: Import| {
        import.begin(mapping.clone(), 0);
        import.push(bytes).unwrap();
        import.end().unwrap();
        import
    };
    let imported = read(Import::new(options)).finish().unwrap();
    let column = |column| -> Labels {
        let import = Import::labelling(options, &imported.trace, vec![column]);
        read(import).finish_labels()
    };
    let orders = &imported.orders;
    let customers = Customers::new(orders);
    let products = column(Some(product));
    let lines = orders.customers().iter().zip(orders.days());
    let lines = lines.zip(&products.of_order);
    // A blank cell is no product and no label.
    let known = |names: &[String], label: u32| match names.get(label as usize) {
        Some(name) if !name.is_empty() => label,
        _ => u32::MAX,
    };
    let items = Items::new(
        orders.customer_count(),
        lines.map(|((&customer, &day), &product)| (customer, day, known(&products.names, product))),
        products.names.clone(),
    )
    .unwrap();
    let mut sorted: Vec<u32> = (0..products.names.len() as u32)
        .filter(|&product| !products.names[product as usize].is_empty())
        .filter(|product| products.of_order.contains(product))
        .collect();
    sorted.sort_by_key(|&product| &products.names[product as usize]);
    let labels = label.map(|label| column(Some(label))).unwrap_or_default();
    let of_order: Vec<u32> = labels
        .of_order
        .iter()
        .map(|&label| known(&labels.names, label))
        .collect();
    let history = History::of(orders, &customers).unwrap();
    Shop {
        name,
        figures: Figures::of(&history),
        history,
        labels: first_order_labels(&customers, &of_order),
        label_names: labels.names,
        items,
        sorted,
    }
}
