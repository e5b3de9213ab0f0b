#pragma once
//! `--serve`: local mode as a plain server on 127.0.0.1 until it is interrupted.

namespace sextant {

struct Options;

//! Prints the URL, then serves until SIGINT or SIGTERM. The exit status: 1 when the port can't be had.
int runServer(const Options &options, int &argc, char **argv);

} // namespace sextant
