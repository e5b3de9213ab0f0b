#include "ui/widgets/filterinneredit.h"

#include "client/json/filterjson.h"
#include "client/json/parse.h"
#include "model/filter/filterform.h"
#include "ui/widgets/filterrowlist.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace sextant {

FilterInnerEdit::FilterInnerEdit(QWidget *parent)
    : QFrame(parent)
    , m_form(new FilterForm(this))
    , m_rows(new FilterRowList(*m_form))
{
    setFrameShape(StyledPanel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(fontMetrics().averageCharWidth() * 2, 2, 2, 2);
    layout->addWidget(m_rows);
    connect(m_form, &FilterForm::draftChanged, this, &FilterInnerEdit::writeFilter);
    connect(m_rows, &FilterRowList::faultChanged, this, [this] { emit edited(m_json); });
}

void FilterInnerEdit::showFilter(const QString &json)
{
    if (json == m_json)
        return;
    m_json = json;
    const QScopedValueRollback loading(m_loading, true);
    const auto parsed = json::parse(json.toUtf8());
    auto filter = parsed ? json::filterFromJson(parsed->value)
                         : Result<Filter, json::DecodeError>(Filter{});
    m_form->load(filter ? std::move(filter).value() : Filter{});
}

void FilterInnerEdit::writeFilter()
{
    if (m_loading)
        return;
    m_json = m_form->rows().empty() ? QString()
                                    : QString::fromUtf8(json::toJson(m_form->draft()).toJson());
    emit edited(m_json);
}

void FilterInnerEdit::setFacts(const FilterForm &outer, const QStringList &fields,
                               const QString &prefix)
{
    m_form->takeFacts(outer, prefix);
    QStringList inside;
    for (const QString &field : fields)
        if (field.startsWith(prefix))
            inside += field.sliced(prefix.size());
    m_rows->setKnownFields(inside);
}

void FilterInnerEdit::setNumber(const QString &number) { m_rows->setNumber(number); }

} // namespace sextant
