#pragma once
//! Docks: the panes around the window's centre: their default places, what is remembered, and F6 through them.

#include <QList>
#include <QObject>

class QAction;
class QDockWidget;
class QMainWindow;
class QWidget;

namespace sextant {

class ShellStore;

class Docks : public QObject
{
    Q_OBJECT
public:
    enum class Place { Left, Right, Bottom };

    explicit Docks(QMainWindow &window);

    //! `name` is for the remembered state and never translated.
    void add(const QString &name, const QString &title, QWidget *pane, Place place, bool shown);
    QList<QAction *> toggleActions() const;
    void show(QWidget *pane); //!< opens its dock and brings it to the front
    void reset(); //!< every dock to its default place and size
    void restore(const ShellStore &store); //!< geometry and docks; defaults when nothing is kept
    void save(ShellStore &store) const;
    //! Focus to the next (1) or previous (-1) shown pane; the centre counts as one.
    void cycleFocus(int step, QWidget *centre);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        QDockWidget *dock;
        Place place;
        bool shown;
    };
    static void nameButtons(QDockWidget &dock);
    void putInPlace(const Entry &entry);

    QMainWindow &m_window;
    QList<Entry> m_entries;
};

} // namespace sextant
