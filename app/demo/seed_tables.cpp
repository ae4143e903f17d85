// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed_tables.h"

#include "app/demo/seed_columns.h"
#include "app/demo/unity_catalog.h"

namespace trowel::demo {
namespace {

struct Row
{
    const char *name;
    const char *owner;
    const char *type;
    const char *comment;
    const char *columns;
    const char *view = nullptr; // its text
};

// clang-format off
constexpr Row Rows[] = {
    {"finance.reports.daily_revenue", "marcus.oyelaran@haldenfreight.example", "MANAGED", "Revenue by day, region and channel; closed days never change",
     "day date! Booking day, Europe/Oslo|region string! ISO 3166-2 code|channel string! road, rail, sea, partner|orders bigint! Complete orders only|customers bigint! Distinct payers|gross_amount decimal(18,2) EUR, VAT included|net_amount decimal(18,2) EUR, without VAT|discount decimal(18,2) EUR|returns bigint|fx_rate double From finance.ledger.fx_rates|top_lanes array<struct<lane:string,amount:decimal(18,2)>> Ten best lanes|source_run_id bigint Run of the month-end job|loaded_at timestamp! UTC|is_final boolean True after the close"},
    {"finance.reports.revenue_by_region", "finance", "VIEW", "What the board sees", "region string|month date|net_amount decimal(18,2) EUR",
     "SELECT region, date_trunc('month', day) AS month, sum(net_amount) AS net_amount\nFROM finance.reports.daily_revenue\nWHERE is_final\nGROUP BY region, date_trunc('month', day)"},
    {"finance.reports.open_invoices", "lea.fontaine@haldenfreight.example", "MATERIALIZED_VIEW", "Refreshed every hour", "invoice_id bigint|customer_id bigint|due date|open_amount decimal(18,2) EUR",
     "SELECT invoice_id, customer_id, due, amount - paid AS open_amount\nFROM finance.ledger.invoices\nWHERE paid < amount"},
    {"finance.reports.claims_cost", "finance", "MANAGED", "Cost of damaged and lost goods by lane", "lane string!|month date!|claims bigint|cost decimal(18,2) EUR"},
    {"finance.ledger.gl_entries", "lea.fontaine@haldenfreight.example", "MANAGED", "General ledger entries, one row a booking", "entry_id bigint!|account string! Chart of accounts NO-2024|booked_on date!|amount decimal(18,2)! Signed, in currency|currency char(3)!|cost_center int|text string|booked_by string Masked for everybody but finance"},
    {"finance.ledger.invoices", "lea.fontaine@haldenfreight.example", "MANAGED", "Invoices with what was paid", "invoice_id bigint!|customer_id bigint!|issued date!|due date!|amount decimal(18,2)!|paid decimal(18,2)!|iban string Bank account of the payer"},
    {"finance.ledger.fx_rates", "finance", "MANAGED", "Closing rates of the central bank", "day date!|currency char(3)!|rate double! EUR for one unit"},
    {"finance.ledger.accounts", "finance", "MANAGED", "Chart of accounts", "account string!|title string!|kind string|active boolean"},
    {"finance.close.checklist", "finance", "MANAGED", "", "step int!|title string!|done_by string|done_at timestamp"},
    {"finance.close.accruals", "finance", "MANAGED", "Accruals of the current month", "account string!|amount decimal(18,2)!|reason string"},
    {"logistics.curated.shipments", "tomasz.wrona@haldenfreight.example", "MANAGED", "One row a shipment with its latest state", "shipment_id bigint! Key|customer_id bigint!|origin string! Depot|destination string! Depot or address|booked_at timestamp!|promised_at timestamp|delivered_at timestamp Null while on the way|weight_kg double|volume_m3 double|dangerous_goods boolean ADR|temperature struct<min:double,max:double> Degrees Celsius, cooled goods only|state string! booked, loaded, moving, delivered, lost|booked_on date Partition"},
    {"logistics.curated.stops", "tomasz.wrona@haldenfreight.example", "MANAGED", "Stops of every tour in order", "tour_id bigint!|position int!|depot string!|planned_at timestamp|arrived_at timestamp|left_at timestamp"},
    {"logistics.curated.tours", "tomasz.wrona@haldenfreight.example", "STREAMING_TABLE", "Tours as dispatch plans them", "tour_id bigint!|truck_id bigint!|driver_id bigint|start timestamp!|distance_km double"},
    {"logistics.curated.trucks", "engineers", "MANAGED", "The fleet", "truck_id bigint!|plate string!|kind string!|euro_class string|payload_kg int|since date"},
    {"logistics.curated.depots", "engineers", "MANAGED", "Depots around the North Sea", "depot string!|country char(2)!|lat double|lon double|gates int|opening map<string,string> Hours by weekday"},
    {"logistics.curated.late_shipments", "engineers", "VIEW", "What dispatch looks at in the morning", "shipment_id bigint|origin string|hours_late double",
     "SELECT shipment_id, origin,\n       (unix_timestamp(coalesce(delivered_at, now())) - unix_timestamp(promised_at)) / 3600 AS hours_late\nFROM logistics.curated.shipments\nWHERE coalesce(delivered_at, now()) > promised_at"},
    {"logistics.curated.punctuality", "engineers", "METRIC_VIEW", "Share of shipments on time", "origin string|week date|on_time double Share from 0 to 1",
     "version: 0.1\nsource: logistics.curated.shipments\ndimensions:\n  - name: origin\n    expr: origin\nmeasures:\n  - name: on_time\n    expr: avg(if(delivered_at <= promised_at, 1, 0))"},
    {"logistics.curated.cold_chain", "engineers", "MANAGED", "Breaches of the cold chain", "shipment_id bigint!|at timestamp!|measured double|allowed struct<min:double,max:double>"},
    {"logistics.curated.customs_declarations", "engineers", "MANAGED", "Declarations and their answers", "declaration_id string!|shipment_id bigint!|sent_at timestamp!|answer variant As the authority sends it|released boolean"},
    {"logistics.curated.partner_orders", "engineers", "FOREIGN", "Orders in the partner's own database", "order_no string!|partner string!|lane string|price decimal(12,2)"},
    {"logistics.ml.eta_features", "yuki.tanabe@haldenfreight.example", "MANAGED", "Features of the ETA model", "shipment_id bigint!|at timestamp!|distance_km double|weather_index double|tide_m double|gate_queue int|features array<double>"},
    {"logistics.ml.eta_predictions", "yuki.tanabe@haldenfreight.example", "MANAGED", "What the model said, and when", "shipment_id bigint!|predicted_at timestamp!|eta timestamp!|p90_minutes int|model_version int"},
    {"logistics.ml.eta_labels", "yuki.tanabe@haldenfreight.example", "MANAGED_SHALLOW_CLONE", "Clone for the evaluation", "shipment_id bigint!|arrived_at timestamp"},
    {"logistics.ml.demand_forecast", "sofia.lindqvist@haldenfreight.example", "MANAGED", "Volume by lane and day, 28 days ahead", "lane string!|day date!|expected_m3 double|low double|high double"},
    {"main.reference.carriers", "engineers", "MANAGED", "Carriers we work with", "carrier_id int!|name string!|country char(2)|scac string|active boolean"},
    {"main.reference.currencies", "engineers", "MANAGED", "ISO 4217", "code char(3)!|name string!|digits tinyint"},
    {"main.reference.calendar", "engineers", "MANAGED", "Working days by country", "day date!|country char(2)!|working boolean!|holiday string"},
    {"main.reference.units", "engineers", "EXTERNAL", "Units and their factors", "unit string!|si string!|factor double!"},
    {"main.default.job_metrics", "engineers", "MANAGED", "", "run_id bigint!|job string!|seconds double|rows bigint"},
    {"sandbox.scratch.late_trucks_copy", "priya.raman@haldenfreight.example", "MANAGED", "", "truck_id bigint|hours_late double"},
    {"sandbox.scratch.test", "diego.salcedo@haldenfreight.example", "MANAGED", "delete me", "a int|b string"},
    {"sandbox.yuki.tidal_delays", "yuki.tanabe@haldenfreight.example", "MANAGED", "Delay by tide at Esbjerg and Immingham", "harbour string!|tide_m double|delay_minutes double"},
    {"system.access.audit", "System user", "MANAGED", "Audit log events", "event_time timestamp|service_name string|action_name string|user_identity struct<email:string>|request_params map<string,string>"},
    {"system.access.table_lineage", "System user", "MANAGED", "Reads and writes of tables", "source_table_full_name string|target_table_full_name string|event_time timestamp"},
    {"system.billing.usage", "System user", "MANAGED", "Billable usage", "usage_date date|sku_name string|usage_quantity decimal(38,18)|usage_unit string"},
    {"system.billing.list_prices", "System user", "MANAGED", "List prices", "sku_name string|price_start_time timestamp|currency_code string"},
    {"system.compute.clusters", "System user", "MANAGED", "Slowly changing history of clusters", "cluster_id string|change_time timestamp|worker_count bigint"},
    {"samples.nyctaxi.trips", "System user", "MANAGED", "", "tpep_pickup_datetime timestamp|tpep_dropoff_datetime timestamp|trip_distance double|fare_amount double|pickup_zip int|dropoff_zip int"},
};
// clang-format on

SeedTable fromRow(const Row &row)
{
    const QString name = QLatin1String(row.name);
    QJsonObject members = tableMembers(name, row.type, row.columns);
    if (row.view != nullptr) {
        members.insert(QStringLiteral("view_definition"), QString::fromUtf8(row.view));
        members.remove(QStringLiteral("data_source_format"));
        members.remove(QStringLiteral("storage_location"));
    }
    if (name == QLatin1String("logistics.curated.partner_orders")) {
        members.insert(QStringLiteral("data_source_format"), QStringLiteral("POSTGRESQL_FORMAT"));
        members.remove(QStringLiteral("storage_location"));
    }
    QJsonArray columns = members.value(QLatin1String("columns")).toArray();
    for (int i = 0; i < columns.size(); ++i) {
        QJsonObject column = columns.at(i).toObject();
        const QString columnName = column.value(QLatin1String("name")).toString();
        if (columnName == QLatin1String("booked_by") || columnName == QLatin1String("iban"))
            column.insert(QStringLiteral("mask"),
                          QJsonObject{{QStringLiteral("function_name"), QStringLiteral("finance.ledger.mask_person")}});
        if (columnName == QLatin1String("booked_on") && name == QLatin1String("logistics.curated.shipments"))
            column.insert(QStringLiteral("partition_index"), 0);
        columns[i] = column;
    }
    members.insert(QStringLiteral("columns"), columns);
    if (name == QLatin1String("finance.ledger.gl_entries"))
        members.insert(QStringLiteral("row_filter"),
                       QJsonObject{{QStringLiteral("function_name"), QStringLiteral("finance.ledger.own_cost_center")},
                                   {QStringLiteral("input_column_names"), QJsonArray{QStringLiteral("cost_center")}}});
    return {name, row.owner, row.comment, members};
}

// What every depot delivers, a table each.
void addDeliveries(QList<SeedTable> *tables)
{
    static constexpr const char *Depots[] = {"aarhus",    "bergen",    "rotterdam",  "hamburg", "gdansk", "immingham",
                                             "zeebrugge", "esbjerg",   "gothenburg", "oslo",    "bremen", "aberdeen",
                                             "halden",    "stavanger", "felixstowe", "antwerp"};
    static constexpr struct
    {
        const char *name;
        const char *comment;
        const char *columns;
        const char *type = "MANAGED";
    } Feeds[] = {
        {"gate_events", "Trucks in and out of the gate", "at timestamp!|truck string!|direction string!|gate int"},
        {"yard_positions", "Where containers stand", "at timestamp!|container string!|slot string!"},
        {"weighbridge", "Weights as measured", "at timestamp!|truck string!|gross_kg int!|tare_kg int"},
        {"reefer_temps", "Temperatures of cooled containers", "at timestamp!|container string!|celsius double!"},
        {"driver_hours", "Tachograph files, decoded", "driver string!|from timestamp!|to timestamp!|activity string!"},
        {"edi_iftmin", "Transport instructions of partners", "message_id string!|received timestamp!|payload string!",
         "EXTERNAL"},
        {"edi_iftsta", "Status messages of partners", "message_id string!|received timestamp!|payload string!",
         "EXTERNAL"},
        {"invoices_in", "Invoices of subcontractors",
         "invoice string!|carrier int|amount decimal(12,2)|currency char(3)"},
        {"fuel_cards", "Refuelling by card", "at timestamp!|card string!|litres double!|price decimal(8,3)"},
        {"damage_reports", "Damage as reported, with pictures",
         "at timestamp!|container string!|text string|picture binary"},
    };
    for (const auto &feed : Feeds) {
        for (const char *depot : Depots) {
            const QString name =
                QStringLiteral("logistics.raw.%1_%2").arg(QLatin1String(feed.name), QLatin1String(depot));
            tables->append({name, "engineers", feed.comment, tableMembers(name, feed.type, feed.columns)});
        }
    }
}

constexpr struct
{
    const char *name;
    const char *owner;
    const char *comment;
    const char *parameters;
    const char *type; // as the API names it
    const char *fullType;
    const char *language;
    const char *body;
} Functions[] = {
    {"finance.reports.to_eur", "finance", "Amount in EUR at the closing rate of the day",
     "amount decimal(18,2)|currency string|day date", "DECIMAL", "DECIMAL(18,2)", "SQL",
     "SELECT amount * max(rate)\nFROM finance.ledger.fx_rates f\nWHERE f.currency = to_eur.currency AND f.day = "
     "to_eur.day"},
    {"finance.ledger.mask_person", "lea.fontaine@haldenfreight.example", "Shows names to finance only", "name string",
     "STRING", "STRING", "SQL", "CASE WHEN is_account_group_member('finance') THEN name ELSE '***' END"},
    {"finance.ledger.own_cost_center", "lea.fontaine@haldenfreight.example", "", "cost_center int", "BOOLEAN",
     "BOOLEAN", "SQL", "is_account_group_member('finance') OR cost_center = 5200"},
    {"logistics.curated.distance_km", "engineers", "Great-circle distance",
     "lat1 double|lon1 double|lat2 double|lon2 double", "DOUBLE", "DOUBLE", "PYTHON",
     "from math import radians, sin, cos, asin, sqrt\n\na, b, c, d = map(radians, (lat1, lon1, lat2, lon2))\n"
     "h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2\nreturn 12742 * asin(sqrt(h))"},
    {"logistics.curated.is_late", "engineers", "", "promised timestamp|delivered timestamp", "BOOLEAN", "BOOLEAN",
     "SQL", "coalesce(delivered, now()) > promised"},
    {"main.default.clean_plate", "engineers", "Plates without blanks and dashes", "plate string", "STRING", "STRING",
     "SQL", "upper(regexp_replace(plate, '[ -]', ''))"},
};

} // namespace

QList<SeedTable> seedTables()
{
    QList<SeedTable> tables;
    for (const Row &row : Rows)
        tables.append(fromRow(row));
    addDeliveries(&tables);
    return tables;
}

QList<SeedTable> seedFunctions()
{
    QList<SeedTable> functions;
    for (const auto &row : Functions) {
        const QString name = QLatin1String(row.name);
        const bool sql = qstrcmp(row.language, "SQL") == 0;
        QJsonObject members{
            {QStringLiteral("function_id"), UnityCatalog::uuidOf(QStringLiteral("function ") + name)},
            {QStringLiteral("specific_name"), name.section(QLatin1Char('.'), -1)},
            {QStringLiteral("data_type"), QLatin1String(row.type)},
            {QStringLiteral("full_data_type"), QLatin1String(row.fullType)},
            {QStringLiteral("routine_body"), sql ? QStringLiteral("SQL") : QStringLiteral("EXTERNAL")},
            {QStringLiteral("routine_definition"), QString::fromUtf8(row.body)},
            {QStringLiteral("is_deterministic"), true},
            {QStringLiteral("security_type"), QStringLiteral("DEFINER")},
            {QStringLiteral("sql_data_access"), QStringLiteral("CONTAINS_SQL")},
            {QStringLiteral("parameter_style"), QStringLiteral("S")},
            {QStringLiteral("properties"), QStringLiteral("{\"team\":\"data-platform\"}")},
            {QStringLiteral("input_params"),
             QJsonObject{{QStringLiteral("parameters"), columnsFrom(QString::fromUtf8(row.parameters))}}}};
        if (!sql)
            members.insert(QStringLiteral("external_language"), QLatin1String(row.language));
        functions.append({name, row.owner, row.comment, members});
    }
    return functions;
}

} // namespace trowel::demo
