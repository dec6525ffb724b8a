-- Monthly cohorts of an order file, for DuckDB natively and in the browser. One row a customer and
-- month first, because the cohort is the least of a customer's months.
WITH months AS MATERIALIZED (
  SELECT customer_id AS customer, year(order_date) * 12 + month(order_date) - 1 AS month,
    count(*) AS orders, sum(amount) AS revenue
  FROM read_csv('orders.csv', auto_detect = false, header = true, delim = ',', quote = '', escape = '', new_line = '\n',
    columns = {'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'order_date': 'DATE', 'amount': 'DECIMAL(12,2)', 'channel': 'VARCHAR'})
  GROUP BY ALL
), firsts AS (SELECT customer, min(month) AS cohort FROM months GROUP BY customer)
SELECT cohort::INTEGER AS cohort, (month - cohort)::INTEGER AS age, count(*)::INTEGER AS active,
  sum(orders)::DOUBLE AS orders, (sum(revenue) * 100)::DOUBLE AS cents
FROM months JOIN firsts USING (customer) GROUP BY ALL ORDER BY ALL
