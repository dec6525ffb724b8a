//! What columns are called, by role, in English and Chinese.
//!
//! Each term has its strength in percent: how surely a column of just that
//! name has the role. Latin terms are words in lower case with one space
//! between them; Chinese ones may occur inside a longer name.
//!
//! They stand in one text a role, `strength:term,term;strength:term`: a slice of
//! each would take more room in the module than the words themselves.

use crate::ingest::{Role, TableKind};

/// Names of a role, and words that say that a column is something else.
pub(super) struct Vocabulary {
    terms: &'static str,
    vetoes: &'static str,
}

impl Vocabulary {
    /// Each name with its strength in percent.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.terms.split(';').flat_map(|group| {
            let (percent, terms) = group.split_once(':').unwrap_or_default();
            let percent = percent.parse().unwrap_or_default();
            let terms = terms.split(',').filter(|term| !term.is_empty());
            terms.map(move |term| (term, percent))
        })
    }

    /// The words that say otherwise.
    pub(super) fn vetoes(&self) -> impl Iterator<Item = &'static str> {
        self.vetoes.split(',').filter(|word| !word.is_empty())
    }
}

/// The words for a role in a kind of table.
pub(super) fn vocabulary(role: Role, kind: TableKind) -> Vocabulary {
    let (terms, vetoes) = match (role, kind) {
        (Role::Date, TableKind::Spend) => (PERIOD, ""),
        (Role::Amount, TableKind::Spend) => (SPEND, NOT_SPEND),
        (Role::Channel, TableKind::Spend) => (SPEND_CHANNEL, NOT_CHANNEL),
        (Role::Date, TableKind::Interactions) => (INTERACTION_DATE, NOT_DATE),
        (Role::PeriodEnd, _) => (PERIOD_END, ""),
        (Role::FirstChannel | Role::LastChannel, _) => ("", ""),
        (Role::Customer, _) => (CUSTOMER, NOT_CUSTOMER),
        (Role::Date, _) => (DATE, NOT_DATE),
        (Role::Amount, _) => (AMOUNT, NOT_AMOUNT),
        (Role::OrderId, _) => (ORDER_ID, NOT_ORDER_ID),
        (Role::Status, _) => (STATUS, NOT_STATUS),
        (Role::RefundStatus, _) => (REFUND_STATUS, NOT_REFUND_STATUS),
        (Role::Refunded, _) => (REFUNDED, NOT_REFUNDED),
        (Role::Currency, _) => (CURRENCY, "rate,匯率"),
        (Role::Product, _) => (PRODUCT, NOT_PRODUCT),
        (Role::Channel, _) => (CHANNEL, NOT_CHANNEL),
        (Role::Quantity, _) => (QUANTITY, "order,訂單"),
        (Role::Cost, _) => (COST, "shipping,per,運費,廣告"),
        (Role::Email, _) => (EMAIL, NOT_CONTACT),
        (Role::Phone, _) => (PHONE, NOT_CONTACT),
        (Role::LineId, _) => (LINE_ID, "item,order"),
        (Role::Name, _) => (NAME, NOT_NAME),
        (Role::OptIn, _) => (OPT_IN, NOT_CONSENT),
        (Role::OptInEmail, _) => (OPT_IN_EMAIL, NOT_CONSENT),
        (Role::OptInSms, _) => (OPT_IN_SMS, NOT_CONSENT),
        (Role::OptInLine, _) => (OPT_IN_LINE, NOT_CONSENT),
        (Role::Kind, _) => (INTERACTION, "id,date,time,日期,時間,編號"),
    };
    Vocabulary { terms, vetoes }
}

const CUSTOMER: &str = "\
    100:customer id,customer no,customer number,customer code,member id,member no,member number,member code,\
    client id,user id,buyer id,shopper id,會員編號,會員代號,會員代碼,會員卡號,會員序號,會員號碼,會員帳號,\
    會員 id,會員id,顧客編號,顧客代號,顧客代碼,顧客 id,顧客id,客戶編號,客戶代號,客戶代碼,客戶 id,客戶id,会员编号,\
    会员卡号,客户编号,顾客编号,用戶編號,用戶 id,用户 id,使用者編號,買家帳號,买家账号,消費者編號;\
    95:customer email;\
    90:contact id,loyalty id,crm id,customer,客編,客代,會員,顧客,客戶,会员,客户,顾客;\
    85:client,member,buyer,shopper,買家,买家;\
    80:account id,user pseudo id,user,email,e mail,email address,訂購人,購買人,訂購者,消費者,電子郵件,電子信箱,\
    電郵;\
    70:card no,uid,line id,信箱;\
    60:cid,customer name,卡號,手機;\
    55:phone,mobile,電話;\
    50:contact,account;\
    40:company,姓名;\
    30:id;\
    20:name";

const NOT_CUSTOMER: &str = "\
    order,orders,transaction,invoice,product,item,sku,type,note,notes,group,tag,tags,count,date,time,since,\
    agent,owner,level,tier,status,segment,points,ip,message,source,country,city,region,birthday,gender,age,\
    description,訂單,订单,發票,商品,等級,級別,類型,類別,備註,標籤,日期,時間,生日,性別,來源,服務,點數,地址,留言,\
    群組,次數,統編";

const DATE: &str = "\
    100:order date,date ordered,ordered at,ordered on,訂單日期,下單日期,訂購日期,購買日期,消費日期,订单日期,\
    下单日期,购买日期;\
    95:訂單成立日期,訂單成立時間,purchase date,date of purchase,purchased at,purchased on,sale date,sales date,order datetime,\
    order placed,下單時間,下單日,訂購時間,訂購日,購買時間,購買日,消費時間,交易日期,交易時間,訂單時間,結帳日期,\
    結帳時間,銷售日期,銷貨日期,结账日期,订单时间,下单时间;\
    90:invoice date,invoicedate,transaction date,order time,order created,placed at,date,交易日,成立日期,\
    成立時間,訂單成立,轉單日期,日期;\
    85:purchased,event date,created at,date created,datetime,發票日期,建立日期,建立時間,成交日期,创建时间;\
    80:placed,單據日期,created,create date,create time,creation date,created date,created time,payment date,付款日期,付款時間,\
    付款时间;\
    75:close date,closing date,closed date,paid at,paid date;\
    70:timestamp,開立日期;\
    60:day;\
    50:time,時間,时间";

const NOT_DATE: &str = "\
    birth,birthday,updated,modified,cancelled,canceled,refunded,shipped,fulfilled,delivered,shipping,delivery,\
    expiry,expires,due,zone,registered,registration,joined,signup,since,last,next,valid,total,生日,出生,出貨,\
    取消,退款,退貨,到貨,更新,修改,到期,發貨,发货,送達,取貨,註冊,加入,入會,最後,最近,列印,有效,確認日期,出库,\
    配送,狀態";

const AMOUNT: &str = "\
    100:amount,order amount,total amount,order total,order value,grand total,total paid,實付金額,實收金額,\
    實際付款金額,付款總金額,实付金额;\
    99:付款金額,付款金额,支付金额;\
    98:訂單總金額,訂單總額,訂單金額,訂單合計,訂單總價,結帳金額,消費金額,消費總額,交易金額,成交金額,購買金額,\
    总金额,订单金额,订单总额;\
    98:銷售金額 折扣後,折扣後金額,折扣後總額;\
    96:銷售金額,銷貨金額,總金額;\
    95:含稅金額,含稅總額,買家總支付金額;\
    95:total price,total,amount paid,paid amount,payment amount,transaction amount,purchase amount,\
    purchase revenue,sale amount,sales amount,revenue,net revenue,金額,金额,總計,总计;\
    90:invoice amount,deal value,deal amount,net sales,total sales,實付,實際金額,應付金額,應付總額,發票金額,\
    合計,合计,總額,总额,總價,营业额,營業額,銷售額;\
    85:sales,gross sales,turnover,net amount,gross amount,gross,net,含稅,營收;\
    80:spend,spent;\
    75:line total,item total,業績,未稅金額;\
    70:item revenue,subtotal,sub total,小計,小计;\
    60:paid,value,price,售價;\
    55:payment,價格;\
    35:unit price,item price,lineitem price,单价,單價";

const NOT_AMOUNT: &str = "\
    quantity,qty,count,units,orders,items,tax,taxes,vat,shipping,discount,refund,refunded,fee,fees,cost,points,\
    code,currency,id,outstanding,balance,lifetime,probability,rate,coupon,tip,tips,duties,spent,date,before discount,折扣前,數量,件數,\
    数量,件数,運費,运费,稅,折扣金額,折抵,優惠,退款,手續費,成本,點數,運送,幣別,累積,累計,餘額,購物金,紅利,附加費,\
    折讓,活動折扣,券";

const ORDER_ID: &str = "\
    100:order id,order no,order number,order code,orderid,訂單編號,訂單號碼,訂單代號,訂單單號,訂單 id,訂單id,\
    訂單號,订单编号,订单号,订单号码,订单 id;\
    95:order reference,order ref,訂單序號;\
    90:order name,transaction id,transaction no,transaction number,sale id,purchase id,交易編號,交易序號,\
    交易單號,交易號碼,銷貨單號,銷售單號,結帳單號,交易号;\
    85:order,invoice id,invoice no,invoice number,receipt no,receipt id,deal id,單據號碼,單據編號;\
    80:receipt number,charge id,訂單,發票號碼,发票号码;\
    75:單號;\
    70:主單編號,購物車編號;\
    60:record id,ticket no";

const NOT_ORDER_ID: &str = "\
    date,time,status,total,amount,value,customer,type,source,note,notes,currency,discount,count,payment,tax,\
    shipping,quantity,subtotal,channel,created,placed,日期,時間,狀態,金額,總額,來源,備註,合計,小計,類型,状态,\
    金额,时间,付款訂單,標籤,通路,成立,折扣,數量,總價,明細,人,件數";

const STATUS: &str = "\
    100:order status,financial status,訂單狀態,订单状态;\
    95:order state,交易狀態,訂單處理狀態,交易状态;\
    90:status,payment status,deal stage,transaction status,付款狀態,付款状态;\
    85:狀態,状态;\
    80:stage;\
    60:event name,退貨狀態;\
    50:state";

const NOT_STATUS: &str = "\
    fulfillment,shipping,delivery,member,lead,customer,invoice,date,province,billing,出貨,送貨,配送,物流,會員,\
    發票,日期,庫存,郵件,貨態,貨運";

const REFUND_STATUS: &str = "\
    100:refund status,return status,退款狀態,退貨狀態,退貨 退款狀態,退換貨狀態,退款状态;\
    90:payment status,payment state,付款狀態,付款状态;\
    75:fulfillment status,出貨狀態,送貨狀態,物流狀態,配送狀態";

const NOT_REFUND_STATUS: &str = "date,member,customer,invoice,日期,時間,會員,發票";

const REFUNDED: &str = "\
    100:refunded amount,amount refunded,refund amount,total refunded,refund total,refund value,退款金額,\
    已退款金額,退款總額,退款金额;\
    95:退貨金額,退費金額;\
    85:refund,refunds,退款;\
    80:refunded,折讓金額;\
    70:returns";

const NOT_REFUNDED: &str =
    "date,status,reason,at,id,no,number,日期,時間,狀態,原因,編號,單號,方式,converted";

const CURRENCY: &str = "\
    100:currency,currency code,order currency,iso currency,幣別,貨幣,幣種,货币,币种;\
    90:ccy";

const PRODUCT: &str = "\
    100:product name,product title,item name,lineitem name,商品名稱,產品名稱,商品品名,商品名称,产品名称;\
    95:product,品名,購買品項;\
    90:product category,商品,產品,品項;\
    85:products,item,商品類別,商品分類;\
    80:item category,product id,product type,品類,商品編號,商品明細;\
    75:sku,category,stockcode,商品料號,貨號;\
    70:items,lineitem sku,料號;\
    65:類別;\
    60:plan,方案;\
    50:description,deal name";

const NOT_PRODUCT: &str = "\
    price,quantity,qty,count,cost,sold,sales,discount,tax,total,revenue,weight,taxable,價,数量,數量,成本,金額,折扣,\
    通路,總額,備註,狀態,件數,原價,選項";

const CHANNEL: &str = "\
    100:channel,acquisition channel,訂單來源,流量來源,會員來源,顧客來源,客戶來源,通路,獲客通路,渠道;\
    95:sales channel,order source,utm source,traffic source,original traffic source,lead source,first source,\
    來源,註冊來源,銷售通路,来源;\
    90:source,source name,管道;\
    80:attribution;\
    75:platform,平台;\
    70:referring site,origin;\
    60:medium,referrer,門市,店別,商品通路;\
    55:store,campaign;\
    40:location;\
    30:region";

const NOT_CHANNEL: &str = "id,date,商,類型,日期";

const QUANTITY: &str = "\
    100:quantity,qty,lineitem quantity,item quantity,數量,件數,購買數量,数量,件数;\
    95:units sold;\
    90:items sold,total quantity,總數量;\
    85:units,pieces;\
    80:item count;\
    60:cds";

const COST: &str = "\
    100:cogs,cost of goods,total cost,product cost,商品成本,總成本,進貨成本,銷貨成本;\
    95:cost,成本;\
    60:unit cost,單位成本";

const EMAIL: &str = "\
    100:email,e mail,email address,customer email,電子郵件,電子信箱,電郵,电子邮件,電子郵件信箱;\
    95:buyer email,邮箱;\
    90:billing email,contact email,信箱;\
    80:mail,郵件";

const PHONE: &str = "\
    100:phone number,mobile,mobile number,mobile phone,customer phone,手機,手機號碼,手機號,行動電話,顧客電話,\
    会员手机,手机,手机号;\
    95:phone,cell phone,cellphone,電話號碼,聯絡電話,連絡電話;\
    90:telephone,billing phone,電話,电话;\
    85:tel;\
    80:cell;\
    60:shipping phone,收件人電話";

const NOT_CONTACT: &str = "\
    marketing,accepts,consent,subscribed,opt,status,verified,opened,code,sent,地址,訂閱,狀態,同意,行銷,驗證,\
    编号,編號,owner,company";

const LINE_ID: &str = "\
    100:line id,line uid,line user id,line userid,lineid;\
    90:line 編號;\
    80:line 帳號;\
    70:line,line 好友;\
    60:line 綁定;\
    40:uid";

const NAME: &str = "\
    100:full name,customer name,buyer name,member name,姓名,顧客姓名,會員姓名,客戶姓名,訂購人姓名,会员姓名,\
    客户姓名;\
    95:顧客名稱,客戶名稱,會員名稱,客户名称;\
    90:contact name,billing name;\
    85:name;\
    80:訂購人,購買人;\
    75:first name,billing first name;\
    70:暱稱;\
    60:last name,收件人姓名,顧客,客戶;\
    50:收件人";

const NOT_NAME: &str = "\
    product,item,lineitem,event,campaign,file,shipping,company,store,deal,user,payment,terms,tax,province,order,\
    account,商品,產品,電話,地址,編號,等級,id,代號,備註,標籤,來源,日期,生日";

const OPT_IN: &str = "\
    100:accepts marketing,accepts email marketing,email opt in,opt in,opted in,marketing consent,接受行銷,\
    同意行銷,行銷同意,訂閱電子報,接收電子報;\
    95:是否訂閱,接收優惠;\
    90:subscribed,email subscription,accepts sms marketing,email subscriber status,優惠通知,优惠通知;\
    85:訂閱,願意收到,電子報;\
    80:newsletter,consent,是否同意;\
    70:edm";

const OPT_IN_EMAIL: &str = "\
    100:accepts email marketing,email marketing,email opt in,email consent,email subscription,email subscribed,\
    訂閱電子報,接收電子報,同意電子報;\
    95:email subscriber status,email 訂閱,email 行銷;\
    90:newsletter,電子報;\
    75:edm";

const OPT_IN_SMS: &str = "\
    100:accepts sms marketing,sms marketing,sms opt in,sms consent,sms subscription,sms subscribed,接收簡訊,\
    訂閱簡訊,同意簡訊,簡訊行銷;\
    95:sms subscriber status,簡訊訂閱,簡訊通知;\
    75:sms,簡訊";

const OPT_IN_LINE: &str = "\
    100:accepts line marketing,line marketing,line opt in,line consent,line subscription,line subscribed,\
    line 推播,line 訂閱,line 行銷,接收 line,同意 line;\
    90:line 通知,line 訊息;\
    75:line friend,line 好友";

const NOT_CONSENT: &str = "at,date,日期,時間";

const INTERACTION: &str = "\
    100:interaction,interaction type,interaction kind,activity type,event type,touchpoint,互動,互動類型,互動種類,\
    互動方式,事件類型,行為類型;\
    95:event name,事件名稱,engagement,engagement type;\
    90:activity,event,action,事件,行為,動作;\
    60:type,kind,類型,種類";

const INTERACTION_DATE: &str = "\
    100:interaction date,interaction time,event date,event time,activity date,activity time,opened at,open time,\
    clicked at,click time,read at,visit date,visited at,互動日期,互動時間,事件日期,事件時間,開信日期,開信時間,\
    點擊日期,點擊時間,已讀時間,來訪日期,來訪時間,瀏覽時間;\
    95:last activity,last activity date,last seen,last opened,last click;\
    90:date,日期;\
    85:timestamp,datetime,created at,建立時間;\
    60:day,time,時間,时间";

const PERIOD: &str = "\
    100:month,period,year month,month year,月份,年月,期間;\
    95:date,day,week,reporting starts,report date,日期,報表開始日期,分析報告開始;\
    90:start date,date start,period start,開始日期,開始日,起日,起始日期,期間起;\
    80:date range,月;\
    70:quarter,天;\
    60:from,時間,週,季;\
    50:year;\
    40:time";

const PERIOD_END: &str = "\
    100:reporting ends,period end,end date,date end,報表結束日期,分析報告結束,結束日期,結束日,迄日,期間迄;\
    80:to,until,結束,迄";

const SPEND: &str = "\
    100:spend,ad spend,amount spent,ad cost,advertising cost,marketing spend,marketing cost,total spend,\
    廣告花費,花費,花費金額,廣告費,廣告費用,行銷費用,行銷花費,廣告支出,行銷支出,投放金額,广告花费,花费;\
    95:spent,cost,media cost,total cost,獲客成本;\
    90:費用,支出,费用;\
    85:expense,expenses,amount,成本,金額;\
    70:investment;\
    60:budget,預算";

const NOT_SPEND: &str = "per,cpc,cpm,cpa,result,revenue,conversion,conversions,goods,return,value,clicks,每,平均,營收,轉換,收入,roas";

const SPEND_CHANNEL: &str = "\
    100:channel,通路,渠道,廣告平台,廣告管道;\
    95:source,platform,utm source,來源,管道,媒體,平台,来源,媒体;\
    85:media;\
    75:network;\
    70:medium,publisher;\
    60:campaign,campaign name,行銷活動,行銷活動名稱,廣告活動;\
    50:account name";
