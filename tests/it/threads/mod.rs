mod visibility;
