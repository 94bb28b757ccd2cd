"""Makes what is not kept in the repository: compiled catalogues and the subset of the font. Idempotent."""


def main() -> None:
    pass


if __name__ == "__main__":
    main()
