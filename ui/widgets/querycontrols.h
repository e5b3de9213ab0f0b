#pragma once
//! QueryControls: what Search and Recommend share of a query: `using`, limit, offset, threshold, exact, Run.
//! Shows a QuerySession's draft and writes changes back to it.

#include "model/search/querysession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace sextant {

class FlowLayout;

class QueryControls : public QWidget
{
    Q_OBJECT
public:
    explicit QueryControls(QuerySession &query, QWidget *parent = nullptr);

    //! A strategy list in front, with a line on what each does (Recommend).
    void addStrategies();

signals:
    void runRequested();

private:
    void buildLine();
    void buildThreshold();
    QLabel *addLabelled(int position, const QString &text, QWidget *control);
    void connectControls();
    void showDraft();
    void showVectors();
    void showThreshold();
    void showStrategies();
    QString strategyHelp() const;
    void keyPressEvent(QKeyEvent *event) override;

    QuerySession &m_query;
    FlowLayout *m_line = nullptr;
    QComboBox *m_using = nullptr;
    QSpinBox *m_limit = nullptr;
    QSpinBox *m_offset = nullptr;
    QLabel *m_thresholdLabel = nullptr;
    QLineEdit *m_threshold = nullptr;
    QCheckBox *m_exact = nullptr;
    QPushButton *m_run = nullptr;
    QComboBox *m_strategy = nullptr; //!< Recommend only
    QLabel *m_strategyHelp = nullptr;
    bool m_showing = false; //!< widgets follow the draft now, not the other way round
};

} // namespace sextant
