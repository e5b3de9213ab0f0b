// The start to compare with: a bare QMainWindow with a table, linked with Qt alone.

#include "tests/bench/firstpaint.h"

#include <QTableView>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    sextant::bench::FirstPaint watch(application);
    QMainWindow window;
    window.setCentralWidget(new QTableView);
    window.resize(1400, 900);
    window.show();
    return QApplication::exec();
}
